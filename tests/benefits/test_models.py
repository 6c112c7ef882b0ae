"""What the database itself refuses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Model

from jiayuan.benefits import models
from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.models import (
    Answer,
    Appeal,
    Assessment,
    CheckStep,
    Delivery,
    Entitlement,
    Handover,
    Notice,
    Offer,
    RulebookVersion,
    Statement,
)
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.kernel.rowsecurity import policies_for
from jiayuan.kernel.tables import DataClass, registered
from tests.benefits.steps import drawing
from tests.people import Person
from tests.tree import HOME, as_role

pytestmark = pytest.mark.django_db
TABLES: list[type[Model]] = [getattr(models, name) for name in models.__all__]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_every_table_stands_in_the_register(model: type[Model]) -> None:
    table = registered()[model._meta.db_table]
    about_people = any(field.name == "person" for field in model._meta.get_fields())
    assert (table.data_class == DataClass.SENSITIVE) is about_people


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_policies_are_those_of_the_register(model: type[Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_policies WHERE tablename = %s", [model._meta.db_table])
        row = cursor.fetchone()
    wanted = sum("CREATE POLICY" in text for text in policies_for(model._meta.db_table))
    assert row == (wanted,)


def refused(row: Model) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_one_open_offer_for_a_person_and_policy(aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        aged.pk = uuid7()
        refused(aged)


def test_one_open_entitlement(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        again = Entitlement.objects.get()
        again.pk = None
        refused(again)


@pytest.mark.parametrize("amount", [0, -1])
def test_an_entitlement_pays(amount: int, aged: Offer, officer: Person) -> None:
    common = {"person": aged.person, "place_path": aged.place_path, "offer": aged, "policy": aged.policy}
    with officer.acting(BENEFIT_CHECK):
        refused(Entitlement(**common, from_month=clock.today(), amount=amount, row="r1", book_hash="x"))


def test_a_notice_has_a_length(aged: Offer, officer: Person) -> None:
    today = clock.today()
    with officer.acting(BENEFIT_CHECK):
        refused(Notice(person=aged.person, place_path=aged.place_path, offer=aged, shows=[], since=today, until=today))


def test_a_book_has_two_people(officer: Person) -> None:
    day, who = clock.today(), uuid7()
    with acting_as_service("tests", place=HOME, purpose=BENEFIT_CHECK):
        refused(
            RulebookVersion(
                jurisdiction="bj", hash="x", state="published", author_id=who, approver_id=who,
                published_at=clock.now(), published_on=day,
            )
        )  # fmt: skip


def test_a_witness_is_somebody_else(aged: Offer, officer: Person) -> None:
    now, who = clock.now(), uuid7()
    common = {"person": aged.person, "place_path": aged.place_path}
    with officer.acting(BENEFIT_CHECK):
        delivery = Delivery.objects.create(
            **common, offer=aged, item="卡", state="out", window_from=now, window_to=now, code_seal=b"x"
        )
        refused(Handover(**common, delivery=delivery, how="witness", at=now, by_id=who, witness_id=who))


def test_rows_print_shortly(aged: Offer) -> None:
    assert str(aged) == "bj.elder_aged found"


def about(offer: Offer) -> dict[str, Any]:
    return {"person": offer.person, "place_path": offer.place_path}


def test_an_entitlement_ends_after_it_began(aged: Offer, officer: Person) -> None:
    common = {**about(aged), "offer": aged, "policy": "x", "amount": 1, "row": "r1", "book_hash": "x"}
    with officer.acting(BENEFIT_CHECK):
        refused(Entitlement(**common, from_month=date(2026, 3, 1), to_month=date(2026, 2, 1)))
        Entitlement.objects.create(**common, from_month=date(2026, 3, 1), to_month=date(2026, 3, 1))


@pytest.mark.parametrize("column", ["amount", "from_month", "row", "book_hash", "person", "policy"])
def test_what_was_decided_is_never_rewritten(column: str, aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK), pytest.raises(ProgrammingError, match="permission"), transaction.atomic():
        Entitlement.objects.update(**{column: getattr(Entitlement.objects.get(), column)})


@pytest.mark.parametrize("model", [Statement, Appeal, Notice, Offer, Delivery, CheckStep, Answer], ids=str)
def test_nobody_deletes_from_the_file(model: type[Model], aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(ProgrammingError, match="permission"), transaction.atomic():
        model._default_manager.all()._raw_delete(using="default")  # type: ignore[attr-defined]  # no collecting first


def test_the_first_decider_is_kept_off_the_appeal(aged: Offer, officer: Person) -> None:
    who, now = uuid7(), clock.now()
    common = {**about(aged), "offer": aged, "reason": "x", "filed_at": now}
    with officer.acting(BENEFIT_CHECK):
        refused(Appeal(**common, against_id=who, reviewer_id=who))
        Appeal.objects.create(**common, against_id=None, reviewer_id=who)
        Appeal.objects.create(**common, against_id=who, reviewer_id=uuid7())


def test_one_answer_to_a_question(aged: Offer, officer: Person) -> None:
    common = {**about(aged), "offer": aged, "channel": "web", "by_id": uuid7(), "at": clock.now()}
    with officer.acting(BENEFIT_CHECK):
        Answer.objects.create(**common, question="facts")
        refused(Answer(**common, question="facts"))
        Answer.objects.create(**common, question="account")


def parcel(offer: Offer, item: str, serial: str) -> Delivery:
    now = clock.now()
    window = {"window_from": now, "window_to": now + timedelta(hours=3), "code_seal": b"x"}
    return Delivery(**about(offer), offer=offer, item=item, serial=serial, state="packed", **window)


def test_a_serial_belongs_to_one_item_of_a_kind(aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        parcel(aged, "卡", "A-1").save(force_insert=True)
        refused(parcel(aged, "卡", "A-1"))
        parcel(aged, "手册", "A-1").save(force_insert=True)


def test_what_is_not_packed_has_no_serial_yet(aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        for _ in range(2):
            parcel(aged, "卡", "").save(force_insert=True)
        assert Delivery.objects.count() == 2


def test_an_item_is_handed_over_once(aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        item = parcel(aged, "卡", "A-1")
        item.save(force_insert=True)
        common = {**about(aged), "delivery": item, "how": "code", "at": clock.now(), "by_id": uuid7()}
        Handover.objects.create(**common)
        refused(Handover(**common))


def test_a_witness_has_a_name(aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        item = parcel(aged, "卡", "A-1")
        item.save(force_insert=True)
        refused(Handover(**about(aged), delivery=item, how="witness", at=clock.now(), by_id=uuid7()))


def test_one_assessment_a_month(ran: object, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        again = Assessment.objects.filter(policy="bj.elder_aged").get()
        again.pk = None
        refused(again)
        again.month = add_months(again.month, 1)
        again.save(force_insert=True)


def test_one_book_a_day_unless_it_was_withdrawn(officer: Person) -> None:
    common = {"jurisdiction": "bj", "hash": "x", "published_at": clock.now(), "published_on": clock.today()}
    with acting_as_service("tests", place=HOME, purpose=BENEFIT_CHECK):
        for state in ("withdrawn", "withdrawn", "published"):
            RulebookVersion.objects.create(**common, state=state, author_id=uuid7(), approver_id=uuid7())
        refused(RulebookVersion(**common, state="published", author_id=uuid7(), approver_id=uuid7()))


def test_a_closed_offer_makes_room(aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        Offer.objects.filter(pk=aged.pk).update(state="lapsed")
        again = Offer.objects.get(pk=aged.pk)
        again.pk, again.state = uuid7(), "found"
        again.save(force_insert=True)
        assert Offer.objects.filter(policy=aged.policy).count() == 2


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_tables_about_people_say_when_they_are_forgotten(model: type[Model]) -> None:
    table = registered()[model._meta.db_table]
    assert table.retention
    if table.data_class == DataClass.SENSITIVE:
        assert "5 years" in table.retention or "13 months" in table.retention


@pytest.mark.parametrize("table", sorted(model._meta.db_table for model in TABLES if hasattr(model, "place_path")))
@pytest.mark.parametrize("role", ["jy_staff", "jy_resident"])
def test_without_a_scope_the_database_shows_nothing(role: str, table: str, ran: object, aged: Offer) -> None:
    with as_role(role), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jiayuan.lo', '', true), set_config('jiayuan.subject', '', true)")
        cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [table])
        if cursor.fetchone() == (True,):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,)
