"""From levels to a decision: every pattern of levels, held against a plain reading of the rule book."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.ledgers.linking.levels import ATTRS, LEVELS
from jiayuan.ledgers.linking.verdicts import judged, scored, settle
from jiayuan.ledgers.rules.decision import Scored
from jiayuan.ledgers.rules.frequency import NameFrequency
from jiayuan.ledgers.rules.guards import against, guard, reviewable
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.opening import is_owner, settled
from tests.ledgers.rules.weighing import HAND

Levels = dict[str, str]
NOTHING: Levels = dict.fromkeys(ATTRS, "none")
STEPS = Model(1, 0.0, {"phone": {"exact": 7.999, "shared": 8.0, "digit": 5.0, "else": 5.001}})


def like(**levels: str) -> Levels:
    return {**NOTHING, **levels}


def paired(*rows: Sequence[Levels]) -> tuple[pl.DataFrame, pl.DataFrame, pl.Series]:
    """Pairs, their levels and the rows' names; candidates are numbered through."""
    every = [(n, levels) for n, row in enumerate(rows) for levels in row]
    pairs = pl.DataFrame(
        {"n": [n for n, _ in every], "b": list(range(len(every)))}, schema={"n": pl.UInt32, "b": pl.UInt32}
    )
    told = pl.DataFrame([levels for _, levels in every], schema=dict.fromkeys(ATTRS, pl.String))
    return pairs, told.select(pl.col(attr).cast(pl.Categorical) for attr in ATTRS), pl.Series(["王秀兰"] * len(rows))


def verdict(*row: Levels, model: Model = HAND, guarded: bool = True) -> tuple[str, str, int | None]:
    (found,) = settle(*paired(row), model, guarded=guarded).select("decision", "rule", "b").iter_rows()
    return found


def scores(row: Sequence[Levels], first: int = 0) -> list[Scored]:
    found = [Scored(UUID(int=first + at), one, round(HAND.score(one), 3)) for at, one in enumerate(row)]
    return sorted(found, key=lambda one: (-one.bits, one.person))


def plainly(row: Sequence[Scored]) -> tuple[str, str, int | None]:
    """The rule book read one sentence after the other."""
    owners = [one for one in row if is_owner(one.levels)]
    if owners:
        at_home = [one for one in row if one not in owners and guard(one.levels, with_id=False) in ("G2", "G3")]
        homes = [one for one in at_home if not against(one.levels, with_id=False)]
        return ("link", "relative_id", homes[0].person.int) if len(homes) == 1 else ("review", "relative_id", None)
    fits = [one for one in row if guard(one.levels) == "G1"] or [one for one in row if guard(one.levels)]
    if len(fits) == 1 and (guard(fits[0].levels) == "G1" or not against(fits[0].levels)):
        return "link", guard(fits[0].levels), fits[0].person.int
    best, ahead = row[0], round(row[0].bits - (row[1].bits if len(row) > 1 else HAND.prior_bits), 3)
    named = best.levels["name"] not in ("surname", "else", "none")
    if not fits and named and best.bits >= HAND.t1 and ahead >= HAND.margin and not against(best.levels):
        return "link", "score", best.person.int
    asked = any(reviewable(one.levels) and one.levels["id"] != "else" for one in row[:5])
    if fits or best.bits >= HAND.t2 or asked:
        return "review", "several" if len(fits) > 1 else "unsure", None
    return "new", "below_t2", None


PATTERN = st.fixed_dictionaries({attr: st.sampled_from((*levels, "none")) for attr, levels in LEVELS.items()})
ROWS = st.lists(st.lists(PATTERN, min_size=1, max_size=4), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_any_pattern_is_decided_as_the_book_says(rows: list[list[Levels]]) -> None:
    found = settle(*paired(*rows), HAND).select("decision", "rule", "b").rows()
    firsts = [sum(map(len, rows[:n])) for n in range(len(rows))]
    assert found == [plainly(scores(row, first)) for row, first in zip(rows, firsts, strict=True)]


@settings(max_examples=30, deadline=None)
@given(ROWS)
def test_numbers_are_opened_only_where_they_could_decide(rows: list[list[Levels]]) -> None:
    found = settle(*paired(*rows), HAND)["settled"].to_list()
    assert found == [settled(scores(row)) for row in rows]


@settings(max_examples=30, deadline=None)
@given(ROWS)
def test_rows_decide_nothing_for_each_other(rows: list[list[Levels]]) -> None:
    together = settle(*paired(*rows), HAND).select("decision", "rule", "top", "margin").rows()
    alone = [settle(*paired(row), HAND).select("decision", "rule", "top", "margin").row(0) for row in rows]
    assert together == alone


@pytest.mark.parametrize(
    ("levels", "decision", "rule"),
    [
        (like(name="exact", id="exact"), "link", "G1"),
        (like(name="pinyin", id="exact", birth="else"), "link", "G1"),
        (like(name="swap", id="exact", phone="exact"), "link", "G1"),
        (like(name="exact", phone="exact"), "link", "G2"),
        (like(name="exact", place="room"), "link", "G3"),
        (like(name="exact", birth="day", community="same"), "link", "G4"),
        (like(name="exact", phone="exact", sex="else"), "review", "unsure"),
        (like(name="exact", phone="exact", id="else"), "review", "unsure"),
        (like(name="else", id="exact"), "review", "relative_id"),
        (like(name="exact", place="building"), "review", "unsure"),
        (like(name="exact", place="building", id="else"), "new", "below_t2"),
        (NOTHING, "new", "below_t2"),
    ],
)
def test_one_candidate(levels: Levels, decision: str, rule: str) -> None:
    assert verdict(levels)[:2] == (decision, rule)


def test_the_owner_of_a_relatives_number_is_never_linked() -> None:
    owner, own = like(name="else", id="exact", phone="exact"), like(name="exact", place="room", id="else")
    assert verdict(owner, own) == ("link", "relative_id", 1)
    assert verdict(owner, own, own) == ("review", "relative_id", None)
    assert verdict(owner, like(name="exact", place="room", sex="else")) == ("review", "relative_id", None)


def test_a_number_of_its_own_name_outweighs_another_who_fits() -> None:
    assert verdict(like(name="exact", phone="exact"), like(name="exact", id="exact")) == ("link", "G1", 1)


def test_two_who_fit_are_for_a_person() -> None:
    fits = like(name="exact", phone="exact")
    assert verdict(fits, fits) == ("review", "several", None)


@pytest.mark.parametrize(
    ("best", "second", "rule"),
    [("shared", "digit", "score"), ("shared", "else", "unsure"), ("exact", "none", "unsure")],
)
def test_a_score_links_from_eight_bits_and_three_ahead(best: str, second: str, rule: str) -> None:
    row = (like(name="pinyin", phone=best), like(name="pinyin", phone=second))
    assert verdict(*row, model=STEPS)[1] == rule


@pytest.mark.parametrize("name", ["surname", "else", "none"])
def test_no_score_links_under_a_name_that_does_not_fit(name: str) -> None:
    assert verdict(like(name=name, phone="shared"), model=STEPS) == ("review", "unsure", None)


@pytest.mark.parametrize(("phone", "found"), [("digit", "link"), ("none", "review")])
def test_without_guards_only_the_odds_speak(phone: str, found: str) -> None:
    assert verdict(like(name="else", sex="else", phone=phone), model=STEPS, guarded=False)[0] == found


def test_equal_scores_are_told_apart_by_nobody() -> None:
    twice = like(name="pinyin", phone="shared")
    row = settle(*paired([twice, twice]), STEPS).row(0, named=True)
    assert (row["decision"], row["margin"], row["best"]) == ("review", 0.0, 0)


def test_a_sixth_candidate_is_not_asked_about() -> None:
    twin = like(phone="shared", birth="day")
    better = [like(sex="same")] * 5
    model = Model(1, -9.0, {"sex": {"same": 1.0}})
    assert verdict(*better, twin, model=model)[0] == "new"
    assert verdict(*better[1:], twin, model=model)[0] == "review"


def test_a_rare_name_weighs_where_it_is_equal() -> None:
    model = Model(1, 0.0, {}, names=NameFrequency({"王": 0.07}, {"秀兰": 0.001}, 0.0005, 0.00005, average=10.0))
    told = scored(*paired([like(name="exact"), like(name="pinyin")]), model)
    assert told["bits"].to_list() == [round(model.names.bits("王秀兰"), 3), 0.0]
    assert told["bits"][0] != 0


def test_no_pair_makes_no_verdict() -> None:
    pairs, levels, names = paired([])
    assert judged(scored(pairs, levels, names, HAND), HAND).is_empty()
