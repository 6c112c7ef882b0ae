"""Why and why not, from the registry."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.engine.dates import add_months, month_start
from jiayuan.benefits.engine.facts import UNKNOWN
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.explaining import disputes_of, person_facts
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.residents import changed, person
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_resident_reads_their_own_reasons(base: UUID, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        found = api.explain(base, "bj.elder_aged")
    assert found.result.code == 1
    assert found.decisive is not None
    assert found.decisive.cite == "二(三)1"


def test_all_policies_with_their_choices(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        found = api.assess(base)
    assert len(found.lines) == 5
    assert {choice.best for choice in found.choices} == {"bj.disabled_living", "bj.elder_nursing"}


def test_out_of_scope_everything_is_unknown(base: UUID, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK):
        assert {line.result.status for line in api.assess(base).lines} == {"unknown"}


def test_disputes_stand_until_settled(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
        assert disputes_of(aged.person) == {"birth"}
    with worker.acting(BENEFIT_CHECK):
        api.command(aged.pk, "settle")
        assert disputes_of(aged.person) == set()


def test_a_disputed_fact_is_marked_as_such(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
        facts = person_facts(aged.person, api.load_book(), ("birth", "hukou"), clock.today())
    assert (facts["birth"].state, facts["birth"].note) == (UNKNOWN, "disputed")
    assert facts["hukou"].note == ""


def test_somebody_elses_dispute_changes_nothing(aged: Offer, resident: Person, officer: Person) -> None:
    other = person(resident.place)
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
    with officer.acting(BENEFIT_CHECK):
        assert api.explain(other, "bj.elder_aged").result.code == 1


@pytest.mark.parametrize(("days", "code"), [(-1, -11), (0, 1)])
def test_the_month_of_the_eightieth_birthday_counts_whole(days: int, code: int, base: UUID, resident: Person) -> None:
    month = add_months(month_start(clock.today()), 1)
    changed(base, birth=add_months(month + timedelta(days=14), -80 * 12).isoformat())
    with resident.acting(SERVICE_SELF):
        assert api.explain(base, "bj.elder_aged", month + timedelta(days=days)).result.code == code


def test_every_line_of_the_table_is_explained(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        for name, policy in api.load_book().policies.items():
            explained = api.explain(base, name)
            assert len(explained.steps) == len(policy.who) + len(policy.not_if) + len(policy.rows)


def test_all_at_once_is_each_by_itself(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        together = {line.policy.id: line.result for line in api.assess(base).lines}
        alone = {name: api.explain(base, name).result for name in together}
    assert together == alone


def test_before_a_text_was_in_force_it_says_nothing(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        asked = {line.policy.id for line in api.assess(base, date(2018, 6, 1)).lines}
    assert asked == {"bj.disabled_living", "bj.disabled_nursing"}
