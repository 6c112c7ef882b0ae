"""Which of several statements is golden: each step of the order outranks all that come after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.registry.rules import Candidate, choose

DAY = date(2026, 1, 1)
BASE = Candidate(5, "乙", 10, 0, "a", DAY, 5, 5)
# What makes a statement stronger, in the order of the specification; agreement is a third voice.
BETTER = (
    ("rank", {"rank": 9}),
    ("checked", {"confidence": 0}),
    ("agreed", {}),
    ("newer", {"valid_from": DAY + timedelta(1)}),
    ("record", {"record_ref": 4}),
    ("column", {"col": 4}),
)
WORSE = {"rank": 11, "confidence": 1, "valid_from": DAY - timedelta(1), "record_ref": 6, "col": 6}
STEPS = [name for name, _ in BETTER]


def duel(step: str, *, against_all_later: bool) -> list[Candidate]:
    """A candidate better in one step only, and one better in every later step."""
    at = STEPS.index(step)
    strong, weak = replace(BASE, fact=1, value="强"), replace(BASE, fact=2, value="弱", origin="b")
    later = {key: value for _, better in BETTER[at + 1 :] for key, value in better.items()}
    strong = replace(strong, **dict(BETTER)[step])
    weak = replace(weak, **(later if against_all_later else {}))
    if step == "checked":
        weak = replace(weak, confidence=1)
    voices = [strong, weak]
    if step == "agreed":
        voices.append(replace(BASE, fact=3, value="强", origin="c"))
    elif against_all_later and at < STEPS.index("agreed"):
        voices.append(replace(weak, fact=4, origin="c"))
    return voices


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("against_all_later", [False, True])
def test_each_step_outranks_all_that_come_after(step: str, against_all_later: bool) -> None:
    chosen = choose(duel(step, against_all_later=against_all_later))
    assert chosen
    assert chosen.value == "强"


@pytest.mark.parametrize("step", STEPS)
def test_the_order_in_which_they_came_is_no_step(step: str) -> None:
    voices = duel(step, against_all_later=True)
    assert choose(voices) == choose(voices[::-1])


def test_one_source_that_repeats_itself_is_one_voice() -> None:
    many = [replace(BASE, fact=n, value="一", origin="a") for n in range(10, 15)]
    two = [replace(BASE, fact=n, value="两", origin=origin) for n, origin in ((1, "b"), (2, "c"))]
    chosen = choose([*many, *two])
    assert chosen
    assert chosen.value == "两"


def test_voices_count_for_their_value_whatever_their_rank() -> None:
    """A weak source that agrees strengthens the strong one's value."""
    said = [replace(BASE, fact=1, value="一", origin="a"), replace(BASE, fact=2, value="两", origin="b")]
    agreed = replace(BASE, fact=3, value="两", origin="c", rank=90)
    chosen = choose([*said, agreed])
    assert chosen
    assert chosen.fact == 2


def test_a_load_without_a_cell_comes_before_a_cell_of_equal_weight() -> None:
    chosen = choose([BASE, replace(BASE, fact=9, value="甲", origin="b", record_ref=None, col=None)])
    assert chosen
    assert chosen.record_ref is None


MANY = st.lists(
    st.builds(
        replace, st.just(BASE), fact=st.integers(1, 999), value=st.sampled_from("甲乙丙"), rank=st.integers(0, 3),
        confidence=st.integers(0, 1), origin=st.sampled_from("abcd"),
        valid_from=st.dates(DAY, DAY + timedelta(3)), record_ref=st.sampled_from([None, 1, 2]),
    ),
    min_size=1, max_size=8, unique_by=lambda one: one.fact,
)  # fmt: skip


@given(MANY)
def test_taking_the_losers_away_never_changes_the_winner_of_a_better_rank(said: list[Candidate]) -> None:
    chosen = choose(said)
    assert chosen
    alone = [one for one in said if one.value == chosen.value]
    assert choose(alone) == chosen
    assert choose([chosen]) == chosen


@given(MANY)
def test_the_winner_is_said_by_somebody_and_nobody_outranks_it(said: list[Candidate]) -> None:
    chosen = choose(said)
    assert chosen in said
    assert not [one for one in said if (one.rank, one.confidence) < (chosen.rank, chosen.confidence)]  # type: ignore[union-attr]


def test_a_ruling_decides_between_equals_only() -> None:
    """乙 would win by its record; a word about the two counts before that, and before nothing else."""
    first, second = replace(BASE, fact=1, value="乙", record_ref=1), replace(BASE, fact=2, value="甲", origin="b")
    assert choose([first, second]) == first
    assert choose([first, second], [("甲", "乙")]) == second
    newer = replace(first, valid_from=DAY + timedelta(1))
    assert choose([newer, second], [("甲", "乙")]) == newer


def test_a_ruling_without_its_kept_value_says_nothing() -> None:
    alone = replace(BASE, fact=1, value="乙")
    assert choose([alone], [("甲", "乙")]) == alone


@given(MANY, st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from("甲乙丙")), max_size=3))
def test_rulings_never_lift_a_value_over_a_better_one(said: list[Candidate], rulings: list[tuple[str, str]]) -> None:
    plain, ruled = choose(said), choose(said, rulings)
    assert plain
    assert ruled
    assert (ruled.rank, ruled.confidence, ruled.valid_from) == (plain.rank, plain.confidence, plain.valid_from)
