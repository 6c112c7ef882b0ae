"""What a run keeps."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Assessment, Offer, Run
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.residents import person
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def kept(policy: str, officer: Person) -> dict[UUID, Assessment]:
    with officer.acting(BENEFIT_MATCHING):
        api.run([policy])
        return {row.person: row for row in Assessment.objects.filter(policy=policy)}


@pytest.mark.parametrize(
    ("facts", "code", "line", "amount"),
    [
        ({"birth": "1945-06-01"}, 1, "r1", 10_000),
        ({"birth": "1936-06-01"}, 2, "r2", 50_000),
        ({"birth": "1925-06-01"}, 3, "r3", 80_000),
    ],
)
def test_the_line_is_named_as_in_the_book(
    facts: dict[str, str], code: int, line: str, amount: int, resident: Person, officer: Person
) -> None:
    key = person(resident.place, **facts)
    row = kept("bj.elder_aged", officer)[key]
    assert (row.code, row.row, row.amount) == (code, line, amount)


def test_what_needs_a_ruling_has_no_line(resident: Person, officer: Person) -> None:
    key = person(resident.place, dis__type="mental", dis__level="3", dis__multi="true")
    row = kept("bj.disabled_nursing", officer)[key]
    assert (row.code, row.row, row.amount) == (-2, "", None)


def test_every_missing_fact_is_named(resident: Person, officer: Person) -> None:
    key = person(resident.place, relief__status=None, fp__special=None)
    assert set(kept("bj.elder_hardship", officer)[key].missing) == {"relief.status"}
    key = person(resident.place, relief__status="none", fp__special=None)
    assert set(kept("bj.elder_hardship", officer)[key].missing) == {"fp.special"}


def test_a_definite_no_is_counted_and_not_kept(resident: Person, officer: Person) -> None:
    person(resident.place, hukou="false")
    assert kept("bj.elder_aged", officer) == {}
    with officer.acting(BENEFIT_MATCHING):
        assert Run.objects.get().counts == {"bj.elder_aged": {"-10": 1}}


@pytest.mark.parametrize(("drawn", "drawing_now"), [("true", True), ("false", False), (None, False), ("", False)])
def test_only_a_known_yes_of_the_ledger_is_drawing(
    drawn: str | None, drawing_now: bool, resident: Person, officer: Person
) -> None:
    key = person(resident.place, draws__elder_aged=drawn)
    assert kept("bj.elder_aged", officer)[key].drawing is drawing_now


def test_an_entitlement_from_here_is_drawing_until_it_stops(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    assert kept("bj.elder_aged", officer)[aged.person].drawing
    with officer.acting(BENEFIT_MATCHING):
        api.command(aged.pk, "stop", {"reason": "review"})
    assert not kept("bj.elder_aged", officer)[aged.person].drawing


def test_rows_stand_in_the_month_and_place_of_the_person(base: UUID, resident: Person, officer: Person) -> None:
    row = kept("bj.elder_aged", officer)[base]
    assert (row.month, row.place_path) == (clock.today().replace(day=1), resident.place.value)


def test_names_with_quotes_and_commas_do_no_harm(resident: Person, officer: Person) -> None:
    key = person(resident.place, name='O\'Neil, "小"; DROP TABLE')
    assert kept("bj.elder_aged", officer)[key].code == 1
