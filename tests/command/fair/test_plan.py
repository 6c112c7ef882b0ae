"""The demo event."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from jiayuan.command.fair import CATEGORIES, TYPES, autumn_fair
from jiayuan.command.geometry import nesting_faults, polygon
from jiayuan.command.inputs import NewPlan
from jiayuan.kernel.ids import uuid7
from tests.command.stage import AT
from tests.tree import STREET


@pytest.fixture
def fair(tree: None) -> NewPlan:
    return autumn_fair(STREET, AT, seed=5)


def test_full_size(fair: NewPlan) -> None:
    sizes = tuple(len(part) for part in (fair.zones, fair.points, fair.posts, fair.risks, fair.units))
    assert sizes == (3, 120, 300, 1000, 3000)


def test_twelve_types_and_seventy_percent_volunteers(fair: NewPlan) -> None:
    assert len({unit.type_code for unit in fair.units}) == len(TYPES) == 12
    assert sum(not unit.professional for unit in fair.units) / 3000 == pytest.approx(0.70, abs=0.01)


def test_call_signs_are_unique(fair: NewPlan) -> None:
    assert max(Counter(unit.call_sign for unit in fair.units).values()) == 1


def test_zones_nest(fair: NewPlan) -> None:
    assert nesting_faults({kind: polygon(shape) for kind, shape in fair.zones.items()}) == []


def test_same_seed_same_event(fair: NewPlan) -> None:
    assert autumn_fair(STREET, AT, seed=5) == fair
    assert autumn_fair(STREET, AT, seed=6) != fair


def test_scale_keeps_the_shape(tree: None) -> None:
    small = autumn_fair(STREET, AT, scale=0.1)
    assert (len(small.posts), len(small.risks), len(small.units)) == (30, 100, 300)


def test_first_units_get_the_leads(tree: None) -> None:
    leads = [uuid7(), uuid7()]
    units = autumn_fair(STREET, AT, scale=0.1, leads=leads).units
    assert [unit.lead_account for unit in units[:3]] == [*leads, None]


def test_lasts_a_day_at_most(fair: NewPlan) -> None:
    assert timedelta(0) < fair.ends_at - fair.starts_at <= timedelta(days=1)


def test_risks_are_places(fair: NewPlan) -> None:
    assert {risk.category for risk in fair.risks} == set(CATEGORIES)
    assert all(1 <= risk.hazard <= 5 and 1 <= risk.vulnerability <= 3 for risk in fair.risks)
