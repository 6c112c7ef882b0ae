"""Receiving a demand: a number, a unit, a due date, in one transaction; once however often it is sent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.cases.api import CaseRef, my_cases, receive
from jiayuan.cases.models import Case, CaseEvent, CaseReporter, Clock, WorkOrder
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotAllowed
from tests.cases import office as desk
from tests.people import People
from tests.tree import HOME_BUILDING, HOME_ROOM


def test_a_resident_gets_number_unit_and_due_date(filed: CaseRef) -> None:
    assert len(filed.number) == 14
    assert (filed.state, filed.unit, filed.unit_name) == ("open", desk.COMMUNITY, "府右街南社区")
    assert filed.due_at is not None


def test_the_due_date_is_the_term_after_receipt(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        row = Case.objects.get(pk=int(filed.number))
    assert row.due_at - row.received_at == timedelta(days=7)


def test_receipt_and_dispatch_are_two_events(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        rows = CaseEvent.objects.filter(case_id=int(filed.number)).order_by("seq")
        assert list(rows.values_list("seq", "command", "to_state")) == [
            (1, "receive", "received"),
            (2, "dispatch", "open"),
        ]


def test_the_actor_of_the_event_is_the_resident(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        event = CaseEvent.objects.get(case_id=int(filed.number), seq=1)
    assert (event.actor, event.actor_role) == (office.resident.account_id, "resident")


def test_the_same_key_returns_the_first_case(office: People) -> None:
    first = desk.file_case(office.resident, idem_key="form-1")
    again = desk.file_case(office.resident, idem_key="form-1", text="别的话")
    assert again.number == first.number
    with office.resident.acting() as acting:
        assert len(my_cases(acting.scope.subject)) == 1


def test_keys_of_two_people_do_not_meet(office: People) -> None:
    mine = desk.file_case(office.resident, idem_key="k")
    hers = desk.file_case(office.neighbour.as_resident(), idem_key="k")
    assert mine.number != hers.number


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "长" * 4001}, "text"),
        ({"kind": "gossip"}, "kind"),
        ({"class_code": "x"}, "class_code"),
    ],
)
def test_wrong_input_names_its_field(office: People, wrong: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        desk.file_case(office.resident, **wrong)
    assert [error.field for error in caught.value.errors] == [field]


def test_a_question_waits_for_a_person_at_the_desk(office: People) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code="060101", text="老年卡在哪里办？")
    assert (ref.state, ref.unit) == ("received", None)


def test_an_unknown_place_is_not_refused(office: People) -> None:
    ref = desk.file_case(office.resident, place=None, lon=None, lat=None)
    with office.officer.acting():
        row = Case.objects.get(pk=int(ref.number))
    assert (row.place_known, row.place_path) == (False, "110102.001.")
    assert ref.unit == desk.STREET_DESK


def test_a_room_lends_its_building_s_point(office: People) -> None:
    ref = desk.file_case(office.resident, place=HOME_ROOM)
    with office.worker.acting():
        row = Case.objects.get(pk=int(ref.number))
    assert row.lon == pytest.approx(116.3749)
    assert row.cell is not None


def test_a_resident_files_only_in_the_own_name(office: People) -> None:
    ref = desk.file_case(office.resident, subject=office.neighbour.subject, urgency="U1")
    with office.worker.acting():
        row = Case.objects.get(pk=int(ref.number))
    assert (row.subject, row.urgency) == (office.resident.subject, "U3")


def test_a_report_typed_late_counts_from_when_it_was_told(office: People) -> None:
    told = clock.now().replace(microsecond=0) - timedelta(days=2)
    ref = desk.file_case(office.worker, received_at=told, source="paper")
    assert ref.due_at == told + timedelta(days=7)


def test_a_caller_s_contact_is_sealed(office: People) -> None:
    ref = desk.file_case(office.worker, contact_name="刘先生", contact_phone="138 0000 9999", source="phone")
    with office.worker.acting():
        row = CaseReporter.objects.get(case_id=int(ref.number))
    assert row.subject is not None
    assert "刘".encode() not in bytes(row.name_enc)
    assert len(bytes(row.phone_key)) == 16


def test_clocks_of_case_and_order_start(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        rows = Clock.objects.filter(case_id=int(filed.number)).order_by("owner", "kind")
        found = {(row.owner, row.kind): row.state for row in rows}
    assert found == {
        ("case", "accept"): "met", ("case", "dispatch"): "met", ("case", "resolve"): "running",
        ("order", "contact"): "running", ("order", "resolve"): "running", ("order", "sign"): "running",
    }  # fmt: skip


def test_the_order_keeps_why_it_went_there(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        told = WorkOrder.objects.get(case_id=int(filed.number)).explain
    assert (told["matched"], told["step"], told["version"]) == (13, 1, 1)
    assert told["tried"][-1]["result"] == "yes"


def test_an_auditor_files_nothing(office: People) -> None:
    with pytest.raises(NotAllowed), office.auditor.acting():
        receive(desk.new_case())


def test_numbers_of_a_day_are_consecutive(office: People) -> None:
    one, two = desk.file_case(office.resident), desk.file_case(office.resident, place=HOME_BUILDING)
    assert int(two.number) == int(one.number) + 1
