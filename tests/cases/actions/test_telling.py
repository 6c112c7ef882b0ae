"""What people are told: numbers and states, once, and only for changes worth it."""

from __future__ import annotations

from datetime import timedelta

from jiayuan.cases.actions.telling import TOLD
from jiayuan.cases.api import CaseRef
from jiayuan.cases.rules.case_table import COMMANDS
from jiayuan.cases.rules.order_table import COMMANDS as ORDER_COMMANDS
from jiayuan.identity.api import add_shift, inbox, put_roster
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import STREET


def told(person: Person) -> list[str]:
    with person.acting(SERVICE_SELF) as acting:
        return [item.template for item in inbox(acting.scope.subject or person.account_id)]


def test_filing_is_confirmed_with_the_dispatch(office: People, filed: CaseRef) -> None:
    assert told(office.resident) == ["case.dispatch"]


def test_each_step_worth_telling_is_one_message(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    assert told(office.resident) == ["case.all_done", "case.dispatch"]


def test_notes_and_signatures_are_not_told(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "note", text="已电话沟通")
    desk.work(office.worker, filed.number, "sign")
    assert told(office.resident) == ["case.dispatch"]


def test_messages_hold_no_words(office: People, filed: CaseRef) -> None:
    with office.resident.acting(SERVICE_SELF) as acting:
        refs = [item.refs for item in inbox(acting.scope.subject)]
    assert refs == [{"number": filed.number, "state": "open", "due": filed.due_at.isoformat()}]


def test_everything_told_is_a_known_command() -> None:
    assert set(COMMANDS) | set(ORDER_COMMANDS) >= TOLD


def test_danger_rings_who_is_on_duty(office: People) -> None:
    now = clock.now()
    with desk.as_service():
        roster = put_roster("dispatch", STREET, "街道值班")
        add_shift(roster, office.officer.account_id, now - timedelta(hours=1), now + timedelta(hours=7), post="值班")
    ref = desk.file_case(office.resident, class_code="010301", text="厨房有很浓的燃气味。")
    assert ref.urgency == "U1"
    with office.officer.acting():
        assert "case.urgent" in [item.template for item in inbox(office.officer.account_id)]
