"""The book that ships, cell by cell."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.gate.atoms import free_name
from jiayuan.benefits.engine.gate.cells import MOST_CELLS
from jiayuan.benefits.engine.gate.edges import bare_edges, edges_of
from jiayuan.benefits.engine.gate.gaps import gaps_of
from jiayuan.benefits.engine.gate.grid import Grid, grids

DAY = date(2026, 3, 15)


@pytest.fixture(scope="module")
def found(beijing: RuleBook) -> dict[str, Grid]:
    return {one.policy: one for one in grids(beijing, DAY, gaps_of(beijing))}


def test_every_policy_in_force_has_a_grid(found: dict[str, Grid], beijing: RuleBook) -> None:
    lasting = {one.id for one in beijing.policies.values() if one.end is None or one.end >= DAY}
    assert set(found) == lasting


def test_no_row_is_dead_and_no_case_is_left_out(found: dict[str, Grid]) -> None:
    assert [finding for one in found.values() for finding in one.findings() if finding.grave] == []


def test_cells_stay_within_their_number(found: dict[str, Grid]) -> None:
    assert all(0 < one.cells <= MOST_CELLS for one in found.values())
    # Values that decide alike are one cell: far fewer than there are combinations.
    assert sum(one.cells for one in found.values()) * 100 < sum(one.written for one in found.values())


def test_ages_alone_make_a_table_of_ages(found: dict[str, Grid]) -> None:
    assert found["bj.elder_aged"].cells <= 8


def test_questions_about_lists_are_free(found: dict[str, Grid]) -> None:
    assert found["bj.dibao"].free > 0
    assert found["bj.elder_aged"].free == 0
    assert free_name(3) == "?3"


def test_cases_stand_on_every_figure_and_beside_it(beijing: RuleBook) -> None:
    assert sum(len(edges_of(policy, beijing)) for policy in beijing.policies.values()) > 80
    assert bare_edges(beijing) == []


def test_a_figure_that_stands_in_no_text_is_not_asked_for(beijing: RuleBook) -> None:
    """The table of the market rent subsidy was a picture."""
    assert not beijing.params["MR_TABLE"].values
    rents = [edge.left for edge in edges_of(beijing.policies["bj.market_rent"], beijing)]
    assert "lease.rent" not in [getattr(left, "code", "") for left in rents]


def test_a_meant_gap_names_its_reason_in_words(beijing: RuleBook) -> None:
    assert all(len(gap.why) > 5 for gaps in gaps_of(beijing).values() for gap in gaps)
