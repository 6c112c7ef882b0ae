"""What the database itself holds to: constraints, rights and row security of every table."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from jiayuan.command.models import EventPlan, Incident, Post, RiskPoint, Unit
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.rowsecurity import policies
from jiayuan.kernel.tables import registered
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
