"""The proofs at the door: by code, on glass or before a witness; at once or hours later, counted once."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Handover, Offer
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from tests.benefits.steps import code_of, on_the_way
from tests.people import Person, hired
from tests.tree import HOME
from tests.web.benefits.english import left_over

pytestmark = pytest.mark.django_db
SIGNED = {"how": "signature", "signature": "M1 1 L9 9"}


@pytest.fixture
def out(aged: Offer, resident: Person, officer: Person) -> str:
    """The address of a delivery that is on its way, with the serial A-0007."""
    return f"/staff/benefits/deliveries/{on_the_way(aged.pk, resident, officer, 'A-0007').pk}/"


@pytest.fixture
def carrier(officer: Person) -> Person:
    """周强, grid worker of the first community."""
    return hired("周强", "13800000088", "grid_worker", HOME, officer)


def late(client: Client, page: str, name: str = "hand", **data: str) -> dict[str, str]:
    """What a script is answered."""
    told = client.post(f"{page}{name}/", data, headers={"accept": "application/json"}).json()
    assert isinstance(told, dict)
    return told


def text_of(who: Person, page: str) -> str:
    return who.client().get(page).content.decode()


def test_a_colleague_reads_a_code_on_their_own_page(out: str, worker: Person, carrier: Person) -> None:
    code = re.findall(r"figure__value\">(\d{6})<", text_of(carrier, out))[0]
    assert code not in text_of(worker, out)
    proof = {"how": "witness", "witness": str(carrier.account_id), "witness_code": code}
    html = worker.client().post(f"{out}hand/", proof, follow=True).content.decode()
    assert "已送达" in html


def test_colleagues_of_the_place_may_be_chosen(out: str, worker: Person, carrier: Person) -> None:
    html = text_of(worker, out)
    assert f'<option value="{carrier.account_id}">周强' in html
    assert str(worker.account_id) not in html


def test_nobody_beside_means_no_witness(out: str, worker: Person) -> None:
    assert 'value="witness" disabled' in text_of(worker, out)


def test_a_wrong_witness_code_says_which_code_was_wrong(out: str, worker: Person, carrier: Person) -> None:
    proof = {"how": "witness", "witness": str(carrier.account_id), "witness_code": "x"}
    assert "见证码不对" in worker.client().post(f"{out}hand/", proof, follow=True).content.decode()


def test_the_page_of_one_proof_sent_twice_counts_once(out: str, worker: Person) -> None:
    ref = re.findall(r'name="ref" value="([0-9a-f-]{36})"', text_of(worker, out))[0]
    client = worker.client()
    for _ in range(2):
        assert client.post(f"{out}hand/", {**SIGNED, "ref": ref}).status_code == 302
    with worker.acting(BENEFIT_DELIVERY):
        assert Handover.objects.count() == 1


def test_a_hand_over_sent_late_is_told(out: str, worker: Person) -> None:
    told = late(worker.client(), out, **SIGNED, ref=str(uuid4()), serial="0007")
    assert told == {"state": "handed", "label": "已送达", "problem": ""}


def test_the_same_one_again_is_told_the_same(out: str, worker: Person) -> None:
    client, proof = worker.client(), {**SIGNED, "ref": str(uuid4())}
    assert late(client, out, **proof) == late(client, out, **proof)


def test_who_comes_second_is_told_what_it_is_by_now(out: str, worker: Person, officer: Person) -> None:
    late(officer.client(), out, **SIGNED, ref=str(uuid4()))
    told = late(worker.client(), out, **SIGNED, ref=str(uuid4()))
    assert (told["state"], told["problem"]) == ("handed", "没有记下：这件物品现在是“已送达”")


def test_a_wrong_code_sent_late_leaves_the_form(out: str, resident: Person, worker: Person) -> None:
    wrong = f"{(int(code_of(resident)) + 1) % 1_000_000:06d}"
    told = late(worker.client(), out, how="code", code=wrong)
    assert (told["state"], told["problem"]) == ("out", "送达码不对，请再核对")


@pytest.mark.parametrize(
    ("data", "words"),
    [({"how": "signature"}, "签名"), ({**SIGNED, "serial": "9999"}, "编号"), ({"how": "word"}, "凭证")],
)
def test_what_is_wrong_with_a_late_proof_is_said(data: dict[str, str], words: str, out: str, worker: Person) -> None:
    told = late(worker.client(), out, **data)
    assert told["state"] == "out"
    assert words in told["problem"]


def test_nobody_home_is_told_late_too(out: str, worker: Person) -> None:
    client = worker.client()
    assert late(client, out, "miss")["label"] == "家中无人"
    assert late(client, out, "miss")["problem"] == "没有记下：这件物品现在是“家中无人”"


def test_the_neighbours_script_finds_nothing(out: str, neighbour: Person) -> None:
    answer = neighbour.client().post(f"{out}hand/", SIGNED, headers={"accept": "application/json"})
    assert answer.status_code == 404


def test_the_round_carries_the_forms(out: str, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        day = Delivery.objects.get().window_from.date()
    html = text_of(worker, f"/staff/benefits/round/?day={day}")
    assert f'action="{out}hand/"' in html
    assert f'action="{out}miss/"' in html


def test_what_is_packed_sets_out_at_once(out: str, worker: Person) -> None:
    client = worker.client()
    with worker.acting(BENEFIT_DELIVERY):
        Delivery.objects.update(state="packed", tries=0)
        day = str(Delivery.objects.get().window_from.date())
    html = client.post("/staff/benefits/round/go/", {"day": day}, follow=True).content.decode()
    assert "1 户已出发" in html
    assert f'action="{out}hand/"' in html


def test_the_neighbour_sets_nothing_out(out: str, worker: Person, neighbour: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        Delivery.objects.update(state="packed")
        day = str(Delivery.objects.get().window_from.date())
    neighbour.client().post("/staff/benefits/round/go/", {"day": day})
    with worker.acting(BENEFIT_DELIVERY):
        assert Delivery.objects.get().state == "packed"


@pytest.mark.parametrize("page", ["{out}", "/staff/benefits/round/?day={day}"])
def test_the_proofs_are_whole_in_english(page: str, out: str, worker: Person, carrier: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        day = Delivery.objects.get().window_from.date()
    places = "[\u4e00-\u9fff]*(街道|社区|小区|楼|单元|室|号院)[\u4e00-\u9fff0-9]*"
    assert left_over(worker.client(), page.format(out=out, day=day), "周强", "王\\*", places) == []


def test_what_was_proven_stands_on_the_page(out: str, worker: Person) -> None:
    assert "送达时间" not in text_of(worker, out)
    late(worker.client(), out, **SIGNED, ref=str(uuid4()))
    html = text_of(worker, out)
    assert all(word in html for word in ("本人在屏幕上签名", "送达时间", "A-0007", "0 张，已加密"))
    assert SIGNED["signature"] not in html


def test_the_neighbour_reads_no_proof(out: str, worker: Person, neighbour: Person) -> None:
    late(worker.client(), out, **SIGNED, ref=str(uuid4()))
    with neighbour.acting(BENEFIT_DELIVERY) as acting:
        assert api.proof_of(acting.scope, UUID(out.split("/")[-2])) is None
