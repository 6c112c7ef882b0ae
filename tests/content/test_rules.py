"""Who sees a notice, and what a notice must satisfy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

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


HOURS = st.integers(-200, 200)


@given(urgency=st.sampled_from(["routine", "important", "emergency"]), start=st.none() | HOURS, end=st.none() | HOURS)
def test_times_are_refused_for_one_reason_at_most(urgency: str, start: int | None, end: int | None) -> None:
    go_live = None if start is None else NOW + timedelta(hours=start)
    expire_at = None if end is None else NOW + timedelta(hours=end)
    found = codes(draft(urgency=urgency, go_live=go_live, expire_at=expire_at))
    begins = max(go_live or NOW, NOW)
    if expire_at is None:
        assert found == (set() if urgency == "routine" else {("expire_at", "required")})
    elif expire_at <= begins:
        assert found == {("expire_at", "past")}
    else:
        long = expire_at - (go_live or NOW) > timedelta(hours=72)
        assert found == ({("expire_at", "too-late")} if long and urgency == "emergency" else set())


@given(st.lists(paths, min_size=1, max_size=4), st.lists(paths, max_size=3))
def test_every_target_must_lie_in_some_scope(targets: list[str], scopes: list[str]) -> None:
    found = codes(draft(targets=[*map(PlacePath, targets)], scopes=[*map(PlacePath, scopes)]))
    inside = all(any(target.startswith(scope) for scope in scopes) for target in targets)
    assert (("targets", "out-of-scope") in found) != inside


@given(st.text(max_size=90), st.text(max_size=90))
def test_texts_are_refused_when_blank_or_too_long(title: str, summary: str) -> None:
    found = codes(draft(title=title, summary=summary))
    assert (("title", "required") in found) == (not title.strip())
    assert (("summary", "required") in found) == (not summary.strip())
    assert (("summary", "too-long") in found) == (len(summary) > 80)


@given(paths)
def test_a_chain_is_at_most_seven_places_from_here_to_the_district(reader: str) -> None:
    found = chain(PlacePath(reader))
    assert (found[0], found[-1]) == (reader, "110102.")
    assert len(found) == reader.count(".") <= 7
    assert all(longer.startswith(shorter) for longer, shorter in pairwise(found))
