"""Everybody's facts as columns: they say what the explainer reads."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits.base import facts_of
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.everybody import fact_columns
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.residents import person
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_columns_say_the_same(base: UUID, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        table = fact_columns(book, ["sex", "dis.type"], BENEFIT_MATCHING, acting.scope, clock.today(), {})
    row = next(one for one in table.to_pylist() if one["person"] == str(base))
    assert (row["sex"], row["sex__state"], row["dis.type"]) == ("female", 2, "visual")


def test_a_disputed_fact_counts_as_unknown(base: UUID, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        disputes = {"hukou": [str(base)]}
        table = fact_columns(book, ["hukou"], BENEFIT_MATCHING, acting.scope, clock.today(), disputes)
    assert table.to_pylist()[0]["hukou__state"] == 0


