"""What the database itself holds to: constraints, rights and row security of every table."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Model, UUIDField

from jiayuan.command.models import (
    EventPlan,
    EventShift,
    Incident,
    PositionFix,
    Post,
    RiskPoint,
    SecurityPoint,
    ServiceClass,
    Unit,
    Zone,
)
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.rowsecurity import policies
from jiayuan.kernel.tables import DataClass, registered
from tests.command.stage import Event, report
from tests.tree import as_role

TABLES = sorted(model._meta.db_table for model in apps.get_app_config("command").get_models())
APPEND_ONLY = ("logentry", "escalation", "solverun", "deployment", "afteraction", "liveevent", "positionfix")


def refused(model: type[Model], pk: object, **values: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model._default_manager.filter(pk=pk).update(**values)


@pytest.mark.parametrize("table", TABLES)
def test_table_is_registered_with_its_place(table: str) -> None:
    assert registered()[table].scope_kind == "place"
    assert registered()[table].retention


@pytest.mark.parametrize("table", TABLES)
def test_policy_is_the_registers(db: None, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT policyname, roles::text[] FROM pg_policies WHERE tablename = %s", [table])
        found = {(name, tuple(roles)) for name, roles in cursor.fetchall()}
    assert found == {(policy.name, policy.roles) for policy in policies(registered()[table])}


def rows_seen(table: str, lo: str, hi: str, role: str = "jy_staff") -> int:
    with as_role(role), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jiayuan.lo', %s, true), set_config('jiayuan.hi', %s, true)", [lo, hi])
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


FULL = ("eventplan", "zone", "securitypoint", "post", "riskpoint", "force", "unit", "incident", "positionlatest",
        "positionfix", "solverun", "deployment", "liveevent", "logentry", "serviceclass", "eventshift")  # fmt: skip


def test_own_street_sees_rows_and_nobody_else_does(event: Event) -> None:
    report(event)
    for name in FULL:
        table = f"command_{name}"
        assert rows_seen(table, "110102.001.", "110102.001/") > 0, name
        for lo, hi in (("110102.001.002.", "110102.001.002/"), ("110102.003.", "110102.003/"), ("", ""), ("x", "")):
            assert rows_seen(table, lo, hi) == 0, name


@pytest.mark.parametrize("role", ["jy_resident", "jy_analyst", "jy_auditor"])
def test_other_roles_have_no_right_at_all(db: None, role: str) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT has_table_privilege(%s, %s, 'SELECT')", [role, table])
            assert cursor.fetchone() == (False,), table


@pytest.mark.parametrize("name", APPEND_ONLY)
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_append_only(db: None, name: str, right: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('jy_staff', %s, %s)", [f"command_{name}", right])
        assert cursor.fetchone() == (False,)


def test_one_active_plan_of_a_kind_per_place(event: Event) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    plan.pk, plan._state.adding = uuid7(), True
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.save(force_insert=True)


def test_second_person_is_a_constraint(event: Event) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    refused(EventPlan, plan.pk, approved_by=plan.created_by)


def test_period_must_not_run_backwards(event: Event) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    refused(EventPlan, plan.pk, ends_at=plan.starts_at)


def test_class_of_an_incident_is_of_the_closed_list(event: Event) -> None:
    refused(Incident, report(event), class_code="assembly")
    refused(Incident, report(event), priority=4)


def test_ranges(event: Event) -> None:
    refused(Post, Post.objects.filter(plan=event.plan)[0].pk, capacity=41)
    refused(RiskPoint, RiskPoint.objects.filter(plan=event.plan)[0].pk, hazard=6)


def test_call_sign_is_unique_in_a_plan(event: Event) -> None:
    first, second = Unit.objects.filter(plan=event.plan)[:2]
    refused(Unit, second.pk, call_sign=first.call_sign)


def test_no_table_knows_residents() -> None:
    names = {field.name for model in apps.get_app_config("command").get_models() for field in model._meta.fields}
    assert not names & {"id_number", "phone", "address", "health", "subject_id", "face", "person", "score"}


PERSONAL = {"responder", "assignment", "positionlatest", "positionfix"}


@pytest.mark.parametrize("table", TABLES)
def test_class_of_data_is_the_specs(table: str) -> None:
    wanted = DataClass.PERSONAL if table.removeprefix("command_") in PERSONAL else DataClass.INTERNAL
    assert registered()[table].data_class is wanted


def again(row: Model, **change: object) -> None:
    """Stores the row a second time."""
    row.pk = uuid7() if isinstance(row._meta.pk, UUIDField) else None
    row._state.adding = True
    for name, value in change.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("model", [Zone, SecurityPoint, Post, ServiceClass])
def test_code_is_used_once_in_a_plan(running: Event, model: type[Model]) -> None:
    again(model._default_manager.filter(plan=running.plan)[0])


def test_number_of_an_incident_is_its_own(running: Event) -> None:
    again(Incident.objects.get(pk=report(running)))


def test_report_of_a_client_is_stored_once(running: Event) -> None:
    row = Incident.objects.get(pk=report(running, client_key=uuid7()))
    again(row, number=99)


def test_token_belongs_to_one_unit(running: Event) -> None:
    first, second = Unit.objects.filter(plan=running.plan).exclude(share_token="")[:2]
    refused(Unit, second.pk, share_token=first.share_token)
    Unit.objects.filter(pk__in=[first.pk, second.pk]).update(share_token="")


@pytest.mark.parametrize(("hazard", "fits"), [(0, False), (1, True), (5, True), (6, False)])
def test_hazard_is_one_to_five(running: Event, hazard: int, fits: bool) -> None:
    row = RiskPoint.objects.filter(plan=running.plan)[0]
    if fits:
        assert RiskPoint.objects.filter(pk=row.pk).update(hazard=hazard) == 1
    else:
        refused(RiskPoint, row.pk, hazard=hazard)


@pytest.mark.parametrize("kind", ["", "petition", "security"])
def test_plan_is_an_event_or_an_emergency(running: Event, kind: str) -> None:
    refused(EventPlan, running.plan, kind=kind)


def test_shift_must_not_run_backwards(running: Event) -> None:
    row = EventShift.objects.filter(plan=running.plan)[0]
    refused(EventShift, row.pk, ends_at=row.starts_at)


def test_outside_fix_cannot_carry_coordinates(running: Event) -> None:
    row = PositionFix.objects.all()[0]
    values = [row.plan_id, row.place_path, row.unit_id, row.fix_at]
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO command_positionfix (plan_id, place_path, unit_id, fix_at, received_at, lon, lat, accuracy_m,"
            " outside) VALUES (%s, %s, %s, %s + interval '1 second', now(), 116.4, 39.9, 5, true)",
            values,
        )


@pytest.mark.parametrize(("lo", "hi"), [("110102.001.", "110102.001/"), ("", "")])
def test_nobody_writes_into_another_street(running: Event, lo: str, hi: str) -> None:
    row = EventPlan.objects.get(pk=running.plan)
    row.pk, row.place_path, row.state, row._state.adding = uuid7(), "110102.003.", "draft", True
    with as_role("jy_staff"), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jiayuan.lo', %s, true), set_config('jiayuan.hi', %s, true)", [lo, hi])
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)
