"""Duplicates: same group, near, not long ago, similar words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.rules.duplicates import (
    Candidate,
    bigrams,
    cell_of,
    cells_near,
    distance_m,
    rank,
    similarity,
)  # fmt: skip
from tests.cases.rules.working import local

NOW = local("2026-03-20T10:00")
WANTED = Candidate(0, "noise", 116.3745, 39.9125, NOW, "工地夜里施工噪声很大")
LON, LAT = st.floats(116.30, 116.45), st.floats(39.86, 39.96)


def earlier(number: int, metres: float = 10, days: float = 3, **more: object) -> Candidate:
    at = NOW - timedelta(days=days)
    found = Candidate(number, "noise", WANTED.lon, WANTED.lat + metres / 111_320, at, "夜里工地施工太吵")
    return replace(found, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        earlier(1, metres=60), earlier(1, days=85), earlier(1, group="water"), earlier(1, days=-1),
        earlier(1, days=60, closed_at=NOW - timedelta(days=31)), replace(earlier(0)),
    ],
)  # fmt: skip
def test_what_is_no_match(other: Candidate) -> None:
    assert rank(WANTED, [other]) == []


def test_closed_not_long_ago_still_counts() -> None:
    assert rank(WANTED, [earlier(1, days=60, closed_at=NOW - timedelta(days=29))])


def test_nearer_newer_and_more_alike_come_first() -> None:
    near, far = earlier(1, metres=5), earlier(2, metres=45)
    new, old = earlier(3, metres=45, days=1), earlier(4, metres=45, days=80)
    assert [match.case_id for match in rank(WANTED, [far, near])] == [1, 2]
    assert [match.case_id for match in rank(WANTED, [old, new])] == [3, 4]
    alike = earlier(6, metres=45, summary=WANTED.summary)
    assert rank(WANTED, [far, alike])[0].case_id == 6


def test_at_most_five() -> None:
    assert len(rank(WANTED, [earlier(number) for number in range(1, 9)])) == 5


def test_a_class_may_look_further() -> None:
    assert rank(WANTED, [earlier(1, metres=150)], near_m=200)


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1


def test_the_same_words_are_alike_in_any_width() -> None:
    assert similarity("路灯 不亮ABC", "路灯不亮ＡＢＣ") == 1


def test_bigrams_of_short_text() -> None:
    assert bigrams("灯") == frozenset()
    assert bigrams("路灯") == {"路灯"}


@given(LON, LAT, st.floats(0, 6.28), st.floats(0, 50))
def test_everything_within_fifty_metres_lies_in_the_nine_cells(lon: float, lat: float, turn: float, far: float) -> None:
    from_north, from_east = (lat + far * 0.99 / 111_320, lon), (lat, lon + far * 0.99 / 85_300)
    for other_lat, other_lon in (from_north, from_east):
        if distance_m(lon, lat, other_lon, other_lat) <= 50:
            assert cell_of(other_lon, other_lat) in cells_near(lon, lat)


def test_distance_in_metres() -> None:
    assert distance_m(116.37, 39.90, 116.37, 39.901) == pytest.approx(111.3, abs=0.1)
    assert distance_m(116.37, 39.90, 116.371, 39.90) == pytest.approx(85.4, abs=0.2)
