"""Who may not: every command of both machines, given by everybody who has no business with the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jiayuan.cases.api import CaseRef, command, detail, inbox, list_cases, order_command, reveal
from jiayuan.cases.models import Case, CaseEvent
from jiayuan.cases.rules import case_table, order_table
from jiayuan.identity.permissions.cases import PERMISSIONS
from jiayuan.kernel.errors import Conflict, Invalid, JiayuanError, NotAllowed, NotFound
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT, HOME, NEXT, NEXT_BUILDING, STREET

SYSTEM = ("all_done", "lapse", "ask_lapsed", "review_due", "escalate")
CASE_COMMANDS = [name for name in case_table.COMMANDS if name not in ("receive", "join", "follow")]
STAFF = {
    "community_worker": HOME, "grid_worker": HOME, "property_manager": HOME, "street_officer": STREET,
    "duty_dispatcher": STREET, "callback_agent": DISTRICT, "district_officer": DISTRICT,
}  # fmt: skip


def refusal(act: Callable[[], Any]) -> type[JiayuanError] | None:
    try:
        act()
    except JiayuanError as problem:
        return type(problem)
    return None


def version(office: People, number: str) -> int:
    with office.officer.acting():
        return Case.objects.get(pk=int(number)).version


def test_strangers_find_no_case_whatever_they_command(office: People, filed: CaseRef) -> None:
    firm = desk.hire("property_manager", NEXT_BUILDING, "别的物业", frozenset({desk.WATER}))
    for person in (office.neighbour, office.neighbour.as_resident(), firm):
        with person.acting():
            for name in CASE_COMMANDS:
                assert refusal(lambda name=name: command(filed.number, name, data={"text": "x"})) is NotFound, name
    assert version(office, filed.number) == filed.version


def test_strangers_find_no_order_whatever_they_command(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        order = desk.order_of(filed.number)
    for person in (office.neighbour, office.neighbour.as_resident()):
        with person.acting():
            for name in order_table.COMMANDS:
                assert refusal(lambda name=name: order_command(order, name, data={"text": "x"})) is NotFound, name
    assert version(office, filed.number) == filed.version


@pytest.mark.parametrize("name", SYSTEM)
def test_nobody_gives_what_only_time_may_give(
    office: People, filed: CaseRef, district_officer: Person, name: str
) -> None:
    for person in (office.worker, office.officer, district_officer, office.resident):
        with person.acting():
            assert refusal(lambda: command(filed.number, name)) in (NotAllowed, Conflict)
    assert version(office, filed.number) == filed.version


@pytest.mark.parametrize("role", sorted(STAFF))
def test_the_moves_shown_are_exactly_those_permitted(office: People, filed: CaseRef, role: str) -> None:
    person = desk.hire(role, STAFF[role], "某人", frozenset({desk.COMMUNITY}))
    with person.acting() as acting:
        found = detail(filed.number, acting.scope)
    case_rows, order_rows = case_table.CASE.transitions, order_table.ORDER.transitions
    assert set(found.moves) == {
        name for (state, name), move in case_rows.items() if state == "open" and move.permission in PERMISSIONS[role]
    }
    assert set(found.orders[0].moves) == {
        name for (state, name), move in order_rows.items()
        if state == "offered" and move.permission in PERMISSIONS[role]
    }  # fmt: skip


@pytest.mark.parametrize("role", sorted(STAFF))
def test_what_is_not_shown_is_refused_too(office: People, filed: CaseRef, role: str) -> None:
    """The list of moves and the check of a move are the same policy."""
    person = desk.hire(role, STAFF[role], "某人", frozenset({desk.COMMUNITY}))
    with person.acting() as acting:
        shown = set(detail(filed.number, acting.scope).moves)
        hidden = [name for name in case_table.CASE.commands("open") if name not in shown and name in CASE_COMMANDS]
        refused = {name: refusal(lambda name=name: command(filed.number, name, data={})) for name in hidden}
    assert set(refused.values()) <= {NotAllowed}
    assert version(office, filed.number) == filed.version


def test_the_wrong_state_is_told_before_the_wrong_words(office: People, filed: CaseRef) -> None:
    """Nobody fills in a form to hear afterwards that the step is impossible."""
    impossible = set(case_table.COMMANDS) - set(case_table.CASE.commands("open")) - {"receive", "record_feedback"}
    with office.officer.acting():
        found = {refusal(lambda name=name: command(filed.number, name, data={})) for name in impossible}
    assert found == {Conflict}


def test_lists_of_the_wrong_people_are_refused_or_empty(office: People, filed: CaseRef) -> None:
    with office.neighbour.acting() as acting:
        assert list_cases(acting.scope).rows == ()
        assert inbox(acting.scope).rows == ()
    for person in (office.auditor, office.resident):
        with person.acting() as acting:
            assert refusal(lambda acting=acting: list_cases(acting.scope)) is NotAllowed
            assert refusal(lambda acting=acting: inbox(acting.scope)) is NotAllowed


def test_contacts_stay_shut_for_everybody_without_the_right(office: People, filed: CaseRef) -> None:
    shut = (office.worker, office.neighbour, office.resident, office.auditor)
    for person in shut:
        with person.acting():
            assert refusal(lambda: reveal(filed.number)) in (NotAllowed, NotFound)


@pytest.mark.parametrize("place", [NEXT_BUILDING.value, NEXT.value])
def test_a_community_s_own_officer_cannot_move_a_case_out_of_reach(office: People, filed: CaseRef, place: str) -> None:
    """A place the dispatcher does not answer for is refused with words, not by the database."""
    local = desk.hire("duty_dispatcher", HOME, "社区值守")
    with local.acting():
        assert refusal(lambda: command(filed.number, "relocate", data={"place": place})) in (Invalid, NotFound)
    assert version(office, filed.number) == filed.version


@pytest.mark.parametrize("place", ["", "x", "110102.099.", "110102.001.001.0001.9999."])
def test_a_place_nobody_knows_is_no_destination(office: People, filed: CaseRef, place: str) -> None:
    with office.officer.acting():
        assert refusal(lambda: command(filed.number, "relocate", data={"place": place})) in (Invalid, NotFound)
    with office.officer.acting():
        assert not CaseEvent.objects.filter(case_id=int(filed.number), command="relocate").exists()
