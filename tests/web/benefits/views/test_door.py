"""The page held at the door."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Handover, Offer
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from tests.benefits.steps import approved, code_of
from tests.people import Person, hired
from tests.tree import HOME

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(aged: Offer, resident: Person, officer: Person) -> str:
    """The address of a delivery that is planned."""
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(aged.pk, "schedule")
        return f"/staff/benefits/deliveries/{Delivery.objects.get(offer=aged).pk}/"


def test_from_the_shelf_to_the_door(planned: str, resident: Person, worker: Person) -> None:
    client = worker.client()
    client.post(f"{planned}pack/", {"serial": "A-7"})
    client.post(f"{planned}go/")
    assert "A-7" in client.get("/staff/benefits/deliveries/").content.decode()
    client.post(f"{planned}hand/", {"how": "code", "code": code_of(resident)})
    assert "已送达" in client.get(planned).content.decode()


def test_a_wrong_code_says_so_and_stays(planned: str, resident: Person, worker: Person) -> None:
    client = worker.client()
    client.post(f"{planned}pack/", {"serial": "A-7"})
    client.post(f"{planned}go/")
    wrong = f"{(int(code_of(resident)) + 1) % 1_000_000:06d}"
    html = client.post(f"{planned}hand/", {"how": "code", "code": wrong}, follow=True).content.decode()
    assert "送达码不对" in html
    assert "已出发" in html


def test_out_of_order_is_a_conflict(planned: str, worker: Person) -> None:
    assert worker.client().post(f"{planned}hand/", {"code": "1"}).status_code == 409


def test_the_neighbour_gets_404(planned: str, neighbour: Person) -> None:
    client = neighbour.client()
    assert client.get(planned).status_code == 404
    assert client.post(f"{planned}go/").status_code == 404
    assert "A-7" not in client.get("/staff/benefits/deliveries/").content.decode()


def test_an_empty_list_is_calm(tree: None, worker: Person) -> None:
    assert "没有要送的物品" in worker.client().get("/staff/benefits/deliveries/").content.decode()


def test_the_page_names_the_door_and_masks_the_person(planned: str, worker: Person) -> None:
    html = worker.client().get(planned).content.decode()
    assert "301室" in html
    assert "王*" in html
    assert "王秀兰" not in html


def test_each_state_offers_its_own_steps(planned: str, worker: Person) -> None:
    client = worker.client()
    assert "备好物品" in client.get(planned).content.decode()
    client.post(f"{planned}pack/", {"serial": "A-7"})
    assert "出发" in client.get(planned).content.decode()
    client.post(f"{planned}go/")
    html = client.get(planned).content.decode()
    assert all(word in html for word in ("本人报出6位送达码", "家中无人", "本人拒收", "登记丢失"))


def test_without_a_serial_nothing_is_packed(planned: str, worker: Person) -> None:
    response = worker.client().post(f"{planned}pack/", {"serial": " "})
    assert response.status_code == 422
    assert "请扫描或填写物品编号" in response.content.decode()


def test_after_five_wrong_codes_the_page_says_what_else_there_is(
    planned: str, resident: Person, worker: Person
) -> None:
    client = worker.client()
    client.post(f"{planned}pack/", {"serial": "A-7"})
    client.post(f"{planned}go/")
    wrong = f"{(int(code_of(resident)) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert client.post(f"{planned}hand/", {"code": wrong}).status_code == 302
    response = client.post(f"{planned}hand/", {"code": code_of(resident)})
    assert "请改用签名或见证" in response.content.decode()
    assert client.post(f"{planned}hand/", {"how": "signature", "signature": "M1 1"}).status_code == 302
    assert "已送达" in client.get(planned).content.decode()


def test_a_grid_worker_of_the_place_carries_it_too(planned: str, officer: Person) -> None:
    carrier = hired("周强", "13800000088", "grid_worker", HOME, officer)
    assert carrier.client().post(f"{planned}pack/", {"serial": "A-7"}).status_code == 302
    assert carrier.client().get("/staff/benefits/queue/").status_code == 403


def test_a_step_is_not_taken_by_looking(planned: str, worker: Person) -> None:
    assert worker.client().get(f"{planned}pack/").status_code == 405


def test_a_resident_has_no_page_of_deliveries(planned: str, resident: Person) -> None:
    assert resident.client().get(planned).status_code == 403


def test_the_door_is_whole_in_english(planned: str, worker: Person) -> None:
    html = worker.client().get(planned, headers={"accept-language": "en"}).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert "物品编号" not in main
    assert "备好物品" not in main


def test_the_round_of_the_day_leads_to_the_door(planned: str, tree: None, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        day = Delivery.objects.get().window_from.astimezone(clock.LOCAL).date()
    html = worker.client().get(f"/staff/benefits/round/?day={day}").content.decode()
    assert planned in html
    assert "1 户" in html


def test_nobody_home_gets_another_time_of_beijing(planned: str, worker: Person) -> None:
    client = worker.client()
    for step, data in (("pack", {"serial": "A-7"}), ("go", {}), ("miss", {})):
        client.post(f"{planned}{step}/", data)
    client.post(f"{planned}replan/", {"window": "2026-12-01T09:00"})
    with worker.acting(BENEFIT_DELIVERY):
        assert Delivery.objects.get().window_from.isoformat() == "2026-12-01T01:00:00+00:00"


def test_a_photo_of_the_door_is_kept(planned: str, resident: Person, worker: Person) -> None:
    client, door = worker.client(), BytesIO()
    Image.new("RGB", (20, 20)).save(door, "PNG")
    client.post(f"{planned}pack/", {"serial": "A-7"})
    client.post(f"{planned}go/")
    photo = SimpleUploadedFile("door.png", door.getvalue())
    client.post(f"{planned}hand/", {"how": "code", "code": code_of(resident), "photo_door": photo})
    with worker.acting(BENEFIT_DELIVERY):
        kept = Handover.objects.get()
    assert (kept.photo_item, bool(kept.photo_door)) == (None, True)
