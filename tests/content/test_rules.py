"""Who sees a notice, and what a notice must satisfy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.content.rules import Draft, chain, check, may_publish, reaches
from jiayuan.kernel.placepath import PlacePath

NOW = datetime(2026, 7, 3, 1, tzinfo=UTC)
STREET = PlacePath("110102.001.")
HOME = PlacePath("110102.001.001.")
NEXT = PlacePath("110102.001.002.")

paths = st.sampled_from(
    ["110102.", "110102.001.", "110102.001.001.", "110102.001.001.0001.", "110102.002.", "110102.001.011."]
)


def draft(**changes: object) -> Draft:
    values = {
        "title": "停水", "summary": "周三停水", "urgency": "routine", "targets": [HOME], "scopes": [HOME],
        "go_live": None, "expire_at": None,
    }  # fmt: skip
    return Draft(**{**values, **changes})  # type: ignore[arg-type]


def codes(faulty: Draft) -> set[tuple[str, str]]:
    return {(fault.field, fault.code) for fault in check(faulty, NOW)}


@given(target=paths, reader=paths)
def test_a_target_reaches_exactly_the_readers_whose_chain_holds_it(target: str, reader: str) -> None:
    assert reaches(PlacePath(target), PlacePath(reader)) == (target in chain(PlacePath(reader)))


def test_a_community_hears_its_street_and_not_its_neighbour() -> None:
    assert reaches(STREET, HOME)
    assert not reaches(NEXT, HOME)
    assert not reaches(HOME, STREET)


def test_a_complete_routine_notice_has_no_fault() -> None:
    assert check(draft(), NOW) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": " "}, ("title", "required")),
        ({"summary": ""}, ("summary", "required")),
        ({"summary": "长" * 81}, ("summary", "too-long")),
        ({"targets": []}, ("targets", "required")),
        ({"targets": [NEXT]}, ("targets", "out-of-scope")),
        ({"targets": [STREET]}, ("targets", "out-of-scope")),
        ({"scopes": []}, ("targets", "out-of-scope")),
        ({"urgency": "important"}, ("expire_at", "required")),
        ({"expire_at": NOW}, ("expire_at", "past")),
        ({"urgency": "emergency", "expire_at": NOW + timedelta(hours=73)}, ("expire_at", "too-late")),
    ],
)
def test_each_fault_is_named_at_its_field(changes: dict[str, object], fault: tuple[str, str]) -> None:
    assert fault in codes(draft(**changes))


def test_all_faults_are_told_at_once() -> None:
    assert len(codes(draft(title="", summary="", targets=[]))) == 3


def test_an_emergency_may_run_exactly_72_hours() -> None:
    assert codes(draft(urgency="emergency", expire_at=NOW + timedelta(hours=72))) == set()


def test_the_72_hours_count_from_the_planned_start() -> None:
    start = NOW + timedelta(days=2)
    assert codes(draft(urgency="emergency", go_live=start, expire_at=start + timedelta(hours=70))) == set()


def test_two_grants_reach_two_places() -> None:
    assert codes(draft(targets=[HOME, NEXT], scopes=[HOME, NEXT])) == set()


def test_only_an_emergency_needs_a_second_person() -> None:
    assert may_publish("routine", "a", "a")
    assert not may_publish("emergency", "a", "a")
    assert may_publish("emergency", "a", "b")
