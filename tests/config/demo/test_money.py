"""What the demo shows of the time after approval, played with a dozen people of the test tree."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from typing import cast as taken_for
from uuid import UUID

import polars as pl
import pytest

from jiayuan.benefits.api import find, lines_page, overpayments, paylists, proposals, run, unpaid
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.config.demo.district import District
from jiayuan.config.demo.hats import acting_as
from jiayuan.config.demo.money import ALLOWANCE, CARD, pay
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from tests.benefits.residents import person

pytestmark = pytest.mark.django_db
WELL: dict[str, Any] = {"dis__type": None, "dis__level": None, "dis__multi": None, "relief__status": "none"}


@pytest.fixture
def played(cast: dict[str, UUID]) -> UUID:
    """A dozen of the very old who need care, one of them with an account a visitor may try; then the demo's step."""
    people = [person(**WELL, elder__assessed="severe", account="6222000011112222") for _ in range(12)]
    with acting_as("officer", BENEFIT_MATCHING):
        run([ALLOWANCE, CARD])
        find([ALLOWANCE, CARD])
    pay(town(people[3]))
    return people[3]


def town(visitor: UUID) -> District:
    rows = pl.DataFrame({"persona": ["resident"], "person": [str(visitor)]})
    return taken_for(District, SimpleNamespace(people=rows))


def test_the_demo_after_approval(played: UUID) -> None:
    """One play serves all checks: it is the slow part."""
    with acting_as("officer", BENEFIT_CHECK):
        check_doors()
        check_lists()
        check_words()
        assert set(Offer.objects.filter(person=played).values_list("state", flat=True)) == {"contacted"}


def check_doors() -> None:
    states = list(Delivery.objects.filter(item="养老服务卡").values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {"handed": 7, "not_home": 3, "refused": 1}
    assert set(Delivery.objects.filter(state="not_home").values_list("tries", flat=True)) == {3}


def check_lists() -> None:
    found = {one.policy: one for one in paylists(current().scope)}
    assert {policy: (one.state, one.count) for policy, one in found.items()} == {
        ALLOWANCE: ("returned", 11),
        CARD: ("sealed", 7),
    }
    assert [row.line.reason for row in unpaid(current().scope)] == ["账户已销户", "户名不符"]
    assert len(lines_page(found[CARD])[0]) == 7


def check_words() -> None:
    waiting, _more = proposals(current().scope)
    # Whoever moved away draws both.
    assert {one.row.reason for one in waiting} == {"hukou"}
    assert {(one.row.kind, len(one.row.months)) for one in overpayments(current().scope)} == {("surplus", 1)}
