"""What is cheapest to mend."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.quality.reference import figures
from jiayuan.ledgers.quality.rules.fixes import Gap, cheapest, fix, mended, parts_of
from jiayuan.ledgers.quality.rules.parts import PARTS, Parts, Share
from jiayuan.ledgers.quality.rules.score import score

FIGURES = figures(date(2026, 3, 1))
SOUND = Parts(1000, {part: Share(900, 1000) for part in PARTS})
CODES = ("empty", "stale", "review", "unplaced", "duplicate", "id_duplicate", "phone", "birth_differs", "relative_id")


def gap(code: str, n: int = 10, **more: object) -> Gap:
    return Gap("elderly", 1, "110102.001.001.", "phone", code, n, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("empty", ("complete", "valid")), ("stale", ("timely",)), ("review", ("linked",)), ("unplaced", ("linked",)),
        ("duplicate", ("unique",)), ("id_duplicate", ("unique",)), ("sex_differs", ("consistent",)),
        ("phone", ("valid",)), ("anything else", ("valid",)),
    ],
)  # fmt: skip
def test_each_fault_weighs_on_its_part(code: str, parts: tuple[str, ...]) -> None:
    assert parts_of(code) == parts


def test_mending_moves_the_counts() -> None:
    assert mended(SOUND, gap("phone")).share("valid") == Share(910, 1000)
    assert mended(SOUND, gap("empty")).share("complete") == Share(910, 1000)
    assert mended(SOUND, gap("empty")).share("valid") == Share(910, 1010)
    assert mended(SOUND, gap("duplicate")).share("unique") == Share(900, 990)
    assert mended(SOUND, gap("stale", lift=0.6)).share("timely") == Share(906, 1000)


@given(code=st.sampled_from(CODES), n=st.integers(1, 100))
def test_mending_anything_raises_the_score(code: str, n: int) -> None:
    before, after = score(SOUND, FIGURES), score(mended(SOUND, gap(code, n)), FIGURES)
    assert before is not None
    assert after is not None
    assert after > before


@given(codes=st.lists(st.tuples(st.sampled_from(CODES), st.integers(1, 90)), min_size=8, max_size=14))
def test_the_best_come_first_and_there_are_ten(codes: list[tuple[str, int]]) -> None:
    found = cheapest(SOUND, [gap(code, n) for code, n in codes], FIGURES)
    rates = [one.per_minute for one in found]
    assert rates == sorted(rates, reverse=True)
    assert len(found) == min(10, len(codes))


def test_a_decision_by_keyboard_is_cheaper_than_a_telephone_call() -> None:
    first, second = cheapest(SOUND, [gap("unplaced"), gap("review")], FIGURES)
    assert (first.gap.code, second.gap.code) == ("review", "unplaced")
    assert first.minutes < second.minutes


def test_where_there_is_no_score_nothing_is_gained() -> None:
    few = Parts(10, SOUND.shares)
    assert fix(few, gap("phone"), FIGURES).points == 0
    assert cheapest(few, [gap("phone")], FIGURES) == []
