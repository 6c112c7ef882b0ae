"""A deed: permission, version, event, audit record, announced fact."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from jiayuan.cases.actions.deed import Deed, ref_of
from jiayuan.cases.api import CaseMoved, CaseRef, Changed
from jiayuan.cases.models import Case, CaseEvent
from jiayuan.cases.queries.possible import moves
from jiayuan.cases.rules.case_table import CASE
from jiayuan.cases.rules.order_table import ORDER
from jiayuan.identity.api import Role
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from jiayuan.kernel.events import subscribe
from tests.cases import office as desk
from tests.people import People, Person


def records(people: People, act: str) -> list[tuple[str, str]]:
    with people.auditor.acting(), connection.cursor() as cursor:
        cursor.execute("SELECT role, object FROM audit_record WHERE act = %s ORDER BY id", [act])
        return list(cursor.fetchall())


def deed(number: str, **data: object) -> Deed:
    return Deed.lock(int(number), current(), data)


def test_every_command_leaves_one_audit_record(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "note", text="已电话沟通")
    assert records(office, "cases.note") == [(Role.COMMUNITY_WORKER.value, f"cases_case:{filed.number}")]


def test_a_refused_command_leaves_nothing(office: People, filed: CaseRef) -> None:
    with pytest.raises(Invalid):
        desk.tell(office.worker, filed.number, "ask", text="")
    assert records(office, "cases.ask") == []


def test_the_record_of_a_resident_names_the_resident(office: People, filed: CaseRef) -> None:
    with office.auditor.acting(), connection.cursor() as cursor:
        cursor.execute("SELECT actor, subjects FROM audit_record WHERE act = 'cases.receive'")
        assert cursor.fetchall() == [(office.resident.account_id, [office.resident.subject])]


def test_no_version_means_no_check(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        found = deed(filed.number)
        found.expect(None, 9, CASE, "open")
        with pytest.raises(Changed):
            found.expect(8, 9, CASE, "open")


def test_allow_looks_at_state_then_right_then_input(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        found = deed(filed.number)
        with pytest.raises(Conflict):
            found.allow(CASE, "closed", "ask")
        with pytest.raises(NotAllowed):
            found.allow(CASE, "open", "merge")
        with pytest.raises(Invalid):
            found.allow(CASE, "open", "ask")


def test_moves_leave_out_what_the_system_does(office: People) -> None:
    with desk.as_service():
        offered = moves(current(), CASE, "open")
    assert "all_done" not in offered
    assert "merge" in offered


@pytest.mark.parametrize(
    ("hat", "wanted"), [("worker", {"sign", "request_return"}), ("officer", {"sign", "request_return"})]
)
def test_moves_of_an_offered_order(office: People, hat: str, wanted: set[str]) -> None:
    person: Person = getattr(office, hat)
    with person.acting():
        assert set(moves(current(), ORDER, "offered")) == wanted


def test_events_carry_the_reason_code(office: People) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code="060101")
    desk.tell(office.officer, ref.number, "decline", reason_code="petition", text="请到信访窗口反映这件事。")
    with office.officer.acting():
        assert CaseEvent.objects.get(case_id=int(ref.number), command="decline").reason_code == "petition"
        assert Case.objects.get(pk=int(ref.number)).outcome == "petition"


def test_a_fact_is_announced_after_the_commit_with_ids_only(
    office: People, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[CaseMoved] = []
    subscribe(CaseMoved, heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        ref = desk.file_case(office.resident)
        assert heard == []
    assert heard[-1] == CaseMoved(int(ref.number), "dispatch", "open", desk.COMMUNITY)


def test_a_reference_without_book_has_no_class_name(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        assert ref_of(Case.objects.get(pk=int(filed.number))).class_name == ""
