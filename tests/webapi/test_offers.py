"""A person's own offers by program, each move bound to the version that was seen."""

from __future__ import annotations

from typing import Any

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.conftest import aged, base, book, found
from tests.benefits.residents import changed
from tests.benefits.steps import confirmed
from tests.people import Person
from tests.webapi.calls import get, post, problem

__all__ = ["aged", "base", "book", "found"]
pytestmark = pytest.mark.django_db
MOVES = {
    "confirm": {"fingerprint": "x", "facts": "right", "authorise": "yes"}, "appeal": {"reason": "x"},
    "dispute": {"fact": "birth", "said": "x"}, "choose": {"policy": "bj.elder_aged"}, "decline": {},
}  # fmt: skip


def confirmation(who: Person, offer: Offer) -> dict[str, Any]:
    form = get(who, f"/me/offers/{offer.pk}").json()
    return {"fingerprint": form["fingerprint"], "facts": "right", "authorise": "yes"}


def said(who: Person, offer: Offer, move: str, body: Any, version: str = '"0"') -> Any:
    return post(who, f"/offers/{offer.pk}/{move}", body, **{"If-Match": version})


def test_my_offers_tell_amount_version_and_what_i_can_say(found: dict[str, Offer], resident: Person) -> None:
    told = {one["policy"]: one for one in get(resident, "/me/offers").json()}
    aged = told["bj.elder_aged"]
    assert (aged["amount_fen"], aged["version"], aged["why"]) == (10_000, 0, "80至89周岁")
    assert aged["commands"] == ["confirm", "decline", "dispute"]


def test_the_neighbour_has_none_of_them(aged: Offer, neighbour: Person) -> None:
    hat = neighbour.as_resident()
    assert get(hat, "/me/offers").json() == []
    assert problem(get(hat, f"/me/offers/{aged.pk}")) == (404, "not-found")


def test_an_offer_comes_with_its_form(aged: Offer, resident: Person) -> None:
    told = get(resident, f"/me/offers/{aged.pk}").json()
    birth = next(line for line in told["lines"] if line["fact"] == "birth")
    assert (birth["value"], birth["state"]) == ("1940-01-01", "value")
    assert told["choices"] == []


def test_one_of_a_pair_names_its_choices(found: dict[str, Offer], resident: Person) -> None:
    told = get(resident, f"/me/offers/{found['bj.elder_nursing'].pk}").json()
    assert told["choices"] == ["bj.disabled_nursing", "bj.elder_nursing"]


def test_a_confirmation_moves_it_on(aged: Offer, resident: Person) -> None:
    answer = said(resident, aged, "confirm", confirmation(resident, aged))
    assert (answer.json()["state"], answer.json()["version"]) == ("confirmed", 1)


def test_what_changed_since_comes_back_to_be_asked_again(aged: Offer, resident: Person) -> None:
    body = confirmation(resident, aged)
    assert resident.subject
    changed(resident.subject, birth="1935-01-01")
    answer = said(resident, aged, "confirm", body)
    assert problem(answer) == (409, "prefill-changed")
    again = {**body, "fingerprint": answer.json()["form"]["fingerprint"]}
    assert said(resident, aged, "confirm", again).json()["state"] == "confirmed"


@pytest.mark.parametrize("version", ['"7"', 'W/"7"', "7"])
def test_an_older_version_conflicts(version: str, aged: Offer, resident: Person) -> None:
    body = confirmation(resident, aged)
    assert problem(said(resident, aged, "confirm", body, version)) == (409, "version")


@pytest.mark.parametrize("version", ["", "*", '"x"', "٣"])
def test_what_is_no_version_is_told(version: str, aged: Offer, resident: Person) -> None:
    assert problem(said(resident, aged, "confirm", confirmation(resident, aged), version))[0] == 422


@pytest.mark.parametrize("move", MOVES)
def test_nothing_moves_without_a_version(move: str, aged: Offer, resident: Person) -> None:
    assert problem(post(resident, f"/offers/{aged.pk}/{move}", MOVES[move])) == (422, "invalid")


def test_a_no_needs_no_reason(aged: Offer, resident: Person) -> None:
    assert said(resident, aged, "decline", {}).json()["state"] == "declined"


def test_a_wrong_line_is_disputed(aged: Offer, resident: Person) -> None:
    answer = said(resident, aged, "dispute", {"fact": "birth", "said": "1938-05-01"})
    assert answer.json()["state"] == "disputed"


def test_the_other_of_a_pair_is_chosen(found: dict[str, Offer], resident: Person) -> None:
    answer = said(resident, found["bj.disabled_nursing"], "choose", {"policy": "bj.elder_nursing"})
    assert answer.json()["id"] == str(found["bj.elder_nursing"].pk)


def test_a_refusal_is_appealed(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "check")
        refused = api.command(aged.pk, "fail", {"reason": "x", "cite": "七(二)"})
    answer = said(resident, aged, "appeal", {"reason": "户口还在"}, f'"{refused.lock_version}"')
    assert answer.json()["state"] == "appealed"


@pytest.mark.parametrize("move", MOVES)
def test_another_persons_offer_is_not_there(move: str, aged: Offer, neighbour: Person) -> None:
    assert problem(said(neighbour.as_resident(), aged, move, MOVES[move])) == (404, "not-found")


def test_an_answer_must_be_an_answer(aged: Offer, resident: Person) -> None:
    assert problem(said(resident, aged, "confirm", {**confirmation(resident, aged), "facts": "maybe"}))[0] == 422
