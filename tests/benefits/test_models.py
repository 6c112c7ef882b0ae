"""What the database itself refuses."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from jiayuan.benefits import models
from jiayuan.benefits.models import Delivery, Entitlement, Handover, Notice, Offer, RulebookVersion
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.kernel.rowsecurity import policies_for
from jiayuan.kernel.tables import DataClass, registered
from tests.benefits.steps import drawing
from tests.people import Person
from tests.tree import HOME

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
