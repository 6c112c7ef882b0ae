"""What the tables themselves refuse, whoever writes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from jiayuan.cases.api import CaseRef
from jiayuan.cases.models import (
    CallbackAnswer,
    Case,
    CaseReporter,
    Clock,
    ClockSegment,
    Deferral,
    HandlingUnit,
    RoutingRule,
    RuleSet,
    Term,
    WorkHours,
    WorkOrder,
)  # fmt: skip
from jiayuan.cases.rules.numbers import month_bounds
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.tables import DataClass, registered
from tests.cases import office as desk
from tests.people import People


def guards(case: Case) -> dict[str, Any]:
    return {"place_path": case.place_path, "owner_org_id": case.owner_org_id, "subject": case.subject}


@pytest.fixture
def case(office: People, filed: CaseRef) -> Case:
    with desk.as_service():
        return Case.objects.get(pk=int(filed.number))


def refused(work: Any) -> None:
    with desk.as_service(), pytest.raises(IntegrityError), transaction.atomic():
        work()


def test_two_live_leads_of_a_round_are_impossible(case: Case) -> None:
    told = {"case": case, "round": 1, "unit_name": "x", "part": "lead", "offered_at": clock.now(), **guards(case)}
    refused(lambda: WorkOrder.objects.create(state="offered", **told))
    with desk.as_service():
        WorkOrder.objects.create(state="returned", **told)
        WorkOrder.objects.create(state="offered", **(told | {"round": 2}))


def test_merged_and_only_merged_points_somewhere(case: Case) -> None:
    refused(lambda: Case.objects.filter(pk=case.pk).update(merged_into=1))
    refused(lambda: Case.objects.filter(pk=case.pk).update(state="merged"))


def test_text_has_an_end(case: Case) -> None:
    refused(lambda: Case.objects.filter(pk=case.pk).update(text="长" * 4001))


def test_a_person_reports_a_case_once(case: Case) -> None:
    refused(lambda: CaseReporter.objects.create(case=case, channel="web", created_at=clock.now(), **guards(case)))


def test_anonymous_reporters_may_be_several(case: Case) -> None:
    told = {"case": case, "channel": "phone", "created_at": clock.now(), **guards(case), "subject": None}
    with desk.as_service():
        CaseReporter.objects.bulk_create([CaseReporter(**told), CaseReporter(**told)])


def test_one_clock_of_a_kind_and_round(case: Case) -> None:
    told = {"owner": "case", "owner_key": case.pk, "round": 1, "kind": "resolve", "calendar": "always"}
    more = {"allowance_s": 1, "state": "running", "started_at": clock.now()}
    refused(lambda: Clock.objects.create(case=case, **told, **more, **guards(case)))


def test_one_open_segment_of_a_clock(case: Case) -> None:
    with desk.as_service():
        row = Clock.objects.get(case=case, owner="case", kind="resolve")
    told = {"clock": row, "running": True, "from_at": clock.now(), "reason": "run", **guards(case)}
    refused(lambda: ClockSegment.objects.create(**told))


@pytest.mark.parametrize(("first", "second"), [(0, None), (1, 1), (1, 0)])
def test_a_suspension_takes_three_people(case: Case, first: int, second: int | None) -> None:
    people = [uuid7(), uuid7()]
    told = {"case": case, "kind": "suspend", "round": 1, "plan": "x", "asked_by": people[0], "asked_at": clock.now()}
    two = None if second is None else people[second]
    refused(lambda: Deferral.objects.create(**told, approver_1=people[first], approver_2=two, **guards(case)))


def test_one_answer_per_reporter_and_round(case: Case) -> None:
    with desk.as_service():
        row = CaseReporter.objects.get(case=case)
        told = {"case": case, "round": 1, "reporter": row, "contacted": True, "resolved": "yes", "satisfied": "yes"}
        CallbackAnswer.objects.create(**told, channel="web", at=clock.now(), **guards(case))
    refused(lambda: CallbackAnswer.objects.create(**told, channel="web", at=clock.now(), **guards(case)))


def test_one_active_rule_set_signed_by_two(office: People) -> None:
    refused(lambda: RuleSet.objects.create(version=2, state="active", author="甲", approver="乙"))
    refused(lambda: RuleSet.objects.create(version=2, state="draft", author="甲", approver="甲"))


def test_a_span_of_hours_has_a_length(office: People) -> None:
    told = {"calendar": "office", "valid_from": date(2026, 1, 1), "source": "x"}
    refused(lambda: WorkHours.objects.create(opens=600, closes=600, **told))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Case(id=26112400000001), "26112400000001"), (RuleSet(version=3, state="draft"), "v3 draft"),
        (HandlingUnit(name="社区"), "社区"), (RoutingRule(name="停水"), "停水"),
        (Term(urgency="U1", kind="sign"), "U1 sign"), (WorkOrder(unit_name="社区", state="offered"), "社区 offered"),
        (Clock(kind="sign", state="met"), "sign met"), (CaseReporter(role="filer", case_id=5), "filer 5"),
    ],
)  # fmt: skip
def test_rows_have_names(row: object, words: str) -> None:
    assert str(row) == words


def test_a_case_lies_in_the_partition_of_its_month(case: Case) -> None:
    with desk.as_service(), connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM cases_case WHERE id = %s", [case.pk])
        case_table = cursor.fetchone()[0]
        cursor.execute("SELECT DISTINCT tableoid::regclass::text FROM cases_case_event WHERE case_id = %s", [case.pk])
        event_table = cursor.fetchone()[0]
    month = clock.today().strftime("%Y%m")
    assert (case_table, event_table) == (f"cases_case_{month}", f"cases_case_event_{month}")


def test_partition_bounds_are_those_of_the_rules(office: People) -> None:
    today = clock.today()
    with desk.as_service(), connection.cursor() as cursor:
        name = f"cases_case_{today:%Y%m}"
        cursor.execute("SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname = %s", [name])
        told = cursor.fetchone()[0]
    low, high = month_bounds(today)
    assert str(low) in told
    assert str(high) in told


def test_contacts_are_the_most_protected() -> None:
    assert registered()["cases_case_reporter"].data_class == DataClass.SENSITIVE
    assert registered()["cases_case_reporter"].sealed == ("name_enc", "phone_enc")
    assert registered()["cases_class_code"].data_class == DataClass.OPEN
