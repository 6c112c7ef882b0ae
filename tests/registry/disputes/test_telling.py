"""The list of what somebody has to look at: most urgent first, masked, of the own area, until it is settled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import SERVICE_SELF, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from jiayuan.registry.disputes.raising import LOOK_WITHIN
from jiayuan.registry.disputes.telling import plain
from tests.people import Person, as_service
from tests.registry.disputes.conftest import Known
from tests.tree import HOME, NEXT, NEXT_ROOM, as_role

pytestmark = pytest.mark.django_db


def raised(known: Known, *codes: str, days: int = 0) -> list[api.DisputeRef]:
    """One dispute for each code, so many days from now."""
    with clock.frozen(clock.now() + timedelta(days=days)), known.saying():
        return [api.dispute(code) for code in codes]


def listed(known: Known, who: Person | None = None, *, waiting: bool = True) -> list[api.DisputeRef]:
    with known.as_staff(who) as acting:
        return api.disputes(UPKEEP_SYSTEM, acting.scope, waiting=waiting)


def test_without_a_dispute_nobody_has_to_look(known: Known) -> None:
    assert listed(known) == listed(known, waiting=False) == []


def test_the_longest_waiting_comes_first(known: Known) -> None:
    later, first = *raised(known, "name", days=1), *raised(known, "phone")
    assert [one.id for one in listed(known)] == [first.id, later.id]


@pytest.mark.parametrize(("days", "overdue"), [(LOOK_WITHIN.days, False), (LOOK_WITHIN.days + 1, True)])
def test_after_its_last_day_it_is_overdue(known: Known, days: int, overdue: bool) -> None:
    raised(known, "phone")
    with clock.frozen(clock.now() + timedelta(days=days)):
        assert [one.overdue for one in listed(known)] == [overdue]


def test_what_is_settled_is_never_overdue_and_leaves_the_list(known: Known) -> None:
    (told,) = raised(known, "phone")
    with as_service():
        api.settle_dispute(told.id, "kept")
    with clock.frozen(clock.now() + timedelta(days=60)):
        assert listed(known) == []
        (one,) = listed(known, waiting=False)
    assert (one.state, one.overdue, one.settled_at is not None) == ("kept", False, True)


def test_what_still_waits_stands_behind_nothing_settled(known: Known) -> None:
    settled, open_one = raised(known, "phone", "name")
    with as_service():
        api.settle_dispute(settled.id, "kept")
    assert {one.id for one in listed(known, waiting=False)} == {settled.id, open_one.id}


def test_the_neighbour_sees_none_and_the_street_sees_all(known: Known) -> None:
    raised(known, "phone")
    assert listed(known, known.people.neighbour) == []
    assert [one.attr for one in listed(known, known.people.officer)] == ["phone"]


def test_a_wider_scope_in_words_shows_no_more(known: Known) -> None:
    raised(known, "phone")
    with known.as_staff(known.people.neighbour):
        assert api.disputes(UPKEEP_SYSTEM, Scope(HOME)) == []


def test_a_resident_sees_the_own_ones_and_no_others(known: Known) -> None:
    raised(known, "phone")
    with known.saying() as acting:
        assert [one.attr for one in api.disputes(SERVICE_SELF, acting.scope)] == ["phone"]
    with known.people.neighbour.as_resident().acting(SERVICE_SELF) as acting:
        assert api.disputes(SERVICE_SELF, acting.scope) == []


def test_another_s_dispute_is_not_taken_back(known: Known) -> None:
    (told,) = raised(known, "phone")
    neighbour = known.people.neighbour
    assert neighbour.subject
    with as_service():
        row = api.FactRow(neighbour.subject, "residence.actual", place=NEXT_ROOM.value)
        made = {neighbour.subject: "person"}
        api.record_facts(api.FactBatch(uuid7(), "ledger:2", clock.today(), [row], made))
    with neighbour.as_resident().acting(SERVICE_SELF), pytest.raises(NotFound):
        api.withdraw_dispute(told.id)
    assert [one.id for one in listed(known)] == [told.id]


def test_a_dispute_that_never_was_is_not_taken_back(known: Known) -> None:
    with known.saying(), pytest.raises(NotFound):
        api.withdraw_dispute(0)


def test_a_word_taken_back_is_not_taken_back_again_but_may_be_said_again(known: Known) -> None:
    (told,) = raised(known, "phone")
    with known.saying():
        api.withdraw_dispute(told.id)
        with pytest.raises(Conflict):
            api.withdraw_dispute(told.id)
    (again,) = raised(known, "phone")
    assert [one.id for one in listed(known)] == [again.id] != [told.id]


@pytest.mark.parametrize("outcome", ["", "withdrawn", "open", "maybe"])
def test_there_are_two_ways_to_settle_and_no_third(known: Known, outcome: str) -> None:
    (told,) = raised(known, "phone")
    with as_service(), pytest.raises(Invalid):
        api.settle_dispute(told.id, outcome)  # type: ignore[arg-type]  # what a form might send
    assert [one.state for one in listed(known)] == ["open"]


def test_a_wrong_correction_settles_nothing(known: Known) -> None:
    (told,) = raised(known, "birth")
    with as_service(), pytest.raises(Invalid):
        api.settle_dispute(told.id, "corrected", instead="昨天")
    assert [one.state for one in listed(known)] == ["open"]
    assert known.value("birth").disputed


def test_a_look_at_the_list_names_whom_it_was_about(known: Known) -> None:
    raised(known, "phone", "name")
    listed(known)
    with as_role("jy_auditor"):
        kept = Record.objects.filter(act="registry.disputes").latest("at")
    assert (set(kept.subjects), kept.fields) == ({known.subject}, ["name", "phone"])


def test_a_service_of_another_place_sees_none(known: Known) -> None:
    raised(known, "phone")
    with as_service(NEXT) as acting:
        assert api.disputes(UPKEEP_SYSTEM, acting.scope) == []


def test_no_statement_says_nothing() -> None:
    assert plain(None) == ""
