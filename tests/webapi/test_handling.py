"""The office's work by program: matters, deliveries and pay lists, each move with purpose and version."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, timedelta
from typing import Any, get_args
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer, PayList
from jiayuan.benefits.paying.states import PAYLISTS
from jiayuan.benefits.rules import DELIVERIES, OFFERS
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY
from jiayuan.webapi.schemas.handling import DeliveryMove, OfferMove, PaylistMove
from tests.benefits.actions.conftest import out, second_officer
from tests.benefits.conftest import Audited, aged, audited, base, book, found
from tests.benefits.money import POLICY, drawn
from tests.benefits.steps import approved, code_of, confirmed
from tests.people import Person
from tests.webapi.calls import bearing, get, post, problem, token_of

__all__ = ["aged", "audited", "base", "book", "found", "out", "second_officer"]
pytestmark = pytest.mark.django_db
PURPOSES = {"offers": "benefit-check", "deliveries": "benefit-delivery", "paylists": "benefit-check"}


def handled(who: Any, what: str, key: UUID, move: str, version: int = 0, *, purpose: str = "", **body: object) -> Any:
    headers = {"If-Match": f'"{version}"', "Jiayuan-Purpose": purpose or PURPOSES[what]}
    return post(who, f"/{what}/{key}/{move}", body, **headers)


@pytest.fixture
def listed(base: UUID, officer: Person) -> PayList:
    """A draft with one month of the resident's allowance."""
    with officer.acting(BENEFIT_CHECK):
        drawn(base, date(2026, 11, 1))
        return api.draft_paylist(POLICY, date(2026, 11, 1))


def test_what_waits_is_listed_with_its_version_and_a_masked_name(
    aged: Offer, resident: Person, officer: Person
) -> None:
    confirmed(aged.pk, resident)
    (one,) = get(officer, "/offers").json()["offers"]
    assert (one["id"], one["state"], one["version"], one["amount_fen"]) == (str(aged.pk), "confirmed", 1, 10_000)
    assert one["person"] == "王*"


def test_a_matter_goes_its_way(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    assert handled(officer, "offers", aged.pk, "check", 1).json() == {
        "id": str(aged.pk), "state": "checking", "version": 2, "done": True,
    }  # fmt: skip
    answer = handled(officer, "offers", aged.pk, "fail", 2, reason="户口已迁出", cite="七(二)")
    assert answer.json()["state"] == "refused"


def test_a_move_is_recorded_as_at_the_desk(aged: Offer, resident: Person, officer: Person, audited: Audited) -> None:
    confirmed(aged.pk, resident)
    handled(officer, "offers", aged.pk, "check", 1)
    assert audited("benefits.offer.check") == [("ok", f"benefits_offer:{aged.pk}")]


def test_who_comes_second_is_told_what_is_possible(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    answer = handled(officer, "offers", aged.pk, "check", 0)
    assert problem(answer) == (409, "version")
    assert "check" in answer.json()["allowed"]


def test_a_step_out_of_order_is_refused(aged: Offer, officer: Person) -> None:
    assert problem(handled(officer, "offers", aged.pk, "pass"))[0] == 409


def test_a_worker_decides_nothing(aged: Offer, resident: Person, officer: Person, worker: Person) -> None:
    confirmed(aged.pk, resident)
    handled(officer, "offers", aged.pk, "check", 1)
    assert problem(handled(worker, "offers", aged.pk, "pass", 2))[0] == 403


@pytest.mark.parametrize(("what", "move"), [("offers", "check"), ("deliveries", "go"), ("paylists", "seal")])
def test_without_a_purpose_nothing_moves(what: str, move: str, officer: Person) -> None:
    answer = post(officer, f"/{what}/{uuid7()}/{move}", {}, **{"If-Match": '"0"'})
    assert problem(answer) == (422, "invalid")


@pytest.mark.parametrize(("what", "move"), [("offers", "check"), ("deliveries", "go"), ("paylists", "seal")])
def test_another_purpose_opens_nothing(what: str, move: str, officer: Person) -> None:
    assert problem(handled(officer, what, uuid7(), move, purpose="statistics"))[0] == 422
    assert problem(handled(bearing(token_of(officer)), what, uuid7(), move)) == (403, "purpose")


@pytest.mark.parametrize("move", ["confirm2", "prove", "lapse", "find", "finish"])
def test_what_is_no_move_of_the_office_is_told(move: str, aged: Offer, officer: Person) -> None:
    assert problem(handled(officer, "offers", aged.pk, move)) == (422, "invalid")


def test_the_neighbours_office_finds_nothing(out: Delivery, neighbour: Person) -> None:
    assert problem(handled(neighbour, "offers", out.offer_id, "contact")) == (404, "not-found")
    assert problem(handled(neighbour, "deliveries", out.pk, "miss", 2)) == (404, "not-found")
    assert get(neighbour, "/deliveries").json() == {"deliveries": [], "next": ""}
    assert get(neighbour, "/offers").json() == {"offers": [], "next": ""}


def test_residents_have_no_desk(aged: Offer, resident: Person) -> None:
    assert problem(handled(resident, "offers", aged.pk, "check"))[0] == 403
    assert problem(get(resident, "/offers"))[0] == 403


def test_wrong_digits_are_counted_and_move_nothing(out: Delivery, officer: Person, resident: Person) -> None:
    wrong = handled(officer, "deliveries", out.pk, "hand", out.lock_version, code="000000").json()
    assert (wrong["state"], wrong["done"]) == ("out", False)
    right = handled(officer, "deliveries", out.pk, "hand", wrong["version"], code=code_of(resident)).json()
    assert (right["state"], right["done"]) == ("handed", True)


def test_a_proof_sent_twice_counts_once(out: Delivery, officer: Person, resident: Person) -> None:
    proof = {"code": code_of(resident), "ref": str(uuid7())}
    answers = [handled(officer, "deliveries", out.pk, "hand", out.lock_version, **proof).json() for _ in range(2)]
    assert answers[0] == answers[1]


def test_a_visit_is_planned_for_its_hour(aged: Offer, resident: Person, officer: Person) -> None:
    version = approved(aged.pk, resident, officer).lock_version
    at = (clock.now() + timedelta(days=2)).isoformat()
    assert handled(officer, "offers", aged.pk, "schedule", version, window=at).json()["state"] == "delivering"
    (one,) = get(officer, "/deliveries").json()["deliveries"]
    assert (one["offer"], one["state"], one["version"]) == (str(aged.pk), "planned", 0)


def test_deliveries_go_on_by_key(out: Delivery, officer: Person) -> None:
    with officer.acting(BENEFIT_DELIVERY) as acting:
        Delivery.objects.create(
            person=out.person, place_path=out.place_path, offer=out.offer, item="x", state="planned",
            window_from=out.window_from, window_to=out.window_to, code_seal=b"x",
        )  # fmt: skip
        first, key = api.deliveries_page(acting.scope, limit=1)
        second, end = api.deliveries_page(acting.scope, key.replace("+", " "), limit=1)
    assert (first[0].pk, len(second), end) == (out.pk, 1, "")


@pytest.mark.parametrize("what", ["offers", "deliveries", "paylists"])
@pytest.mark.parametrize("key", ["x", "2026-01-01", "2026-01-01T00:00:00_7", "9" * 70])
def test_an_address_cut_short_is_told(what: str, key: str, officer: Person) -> None:
    assert problem(get(officer, f"/{what}?after={key}")) == (422, "page")


def test_whoever_made_a_list_does_not_seal_it(listed: PayList, officer: Person) -> None:
    assert problem(handled(officer, "paylists", listed.pk, "seal")) == (422, "other-person")
    (one,) = get(officer, "/paylists").json()["paylists"]
    assert (one["state"], one["count"], one["total_fen"], one["version"]) == ("draft", 1, 10_000, 0)


def test_a_list_is_dropped_at_its_version(listed: PayList, officer: Person) -> None:
    assert problem(handled(officer, "paylists", listed.pk, "drop", 3))[0] == 409
    assert handled(officer, "paylists", listed.pk, "drop").json()["state"] == "dropped"


@pytest.mark.parametrize("sent", ["", "###", b64encode("序号,结果\n9,成功".encode()).decode()])
def test_a_bank_file_that_does_not_fit_is_refused_whole(sent: str, listed: PayList, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        PayList.objects.filter(pk=listed.pk).update(state="sent", sealed_by_id=uuid7(), sealed_at=clock.now())
    assert problem(handled(officer, "paylists", listed.pk, "return", file=sent))[0] == 422


def test_another_place_has_no_lists(listed: PayList, neighbour: Person, worker: Person) -> None:
    assert problem(handled(worker, "paylists", listed.pk, "drop"))[0] == 403
    assert problem(get(neighbour, "/paylists"))[0] == 403


@pytest.mark.parametrize(
    ("told", "table"), [(OfferMove, OFFERS), (DeliveryMove, DELIVERIES), (PaylistMove, PAYLISTS)],
    ids=["offers", "deliveries", "paylists"],
)  # fmt: skip
def test_every_move_of_the_document_is_one_of_the_table(told: Any, table: Any) -> None:
    assert set(get_args(told)) <= {command for _, command in table.transitions}
