"""What a change of facts is proposed as, by the home book's own tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.evaluate import Explained, explain
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact, Facts
from jiayuan.benefits.engine.language.nodes import Plain
from jiayuan.benefits.paying.changes import PROPOSALS, REASONS, Change, change, comeback, reason_of
from jiayuan.benefits.rules import STOP_REASONS

# Young enough to count: some facts are stale after a month.
TODAY, BEFORE, EVENT = date(2026, 11, 28), date(2026, 11, 2), date(2026, 11, 9)
GIVEN: Mapping[str, Plain] = {
    "hukou": True, "birth": date(1940, 1, 1), "sex": "2", "dis.type": "visual", "dis.level": 1, "dis.multi": False,
    "relief.status": "dibao", "fp.special": False,
}  # fmt: skip


def facts(**values: Plain | None) -> Facts:
    """Somebody entitled, with what changed on the day of the event; None makes a fact unknown."""
    book = load_book()
    held = {code: Fact(ABSENT, None, BEFORE, "x") for code in book.facts if code != "age"}
    held |= {code: Fact(KNOWN, value, BEFORE, "x") for code, value in GIVEN.items()}
    held |= {code: Fact(KNOWN, False, BEFORE, "x") for code in book.facts if code.startswith("draws.")}
    for name, value in values.items():
        state = UNKNOWN if value is None else KNOWN
        held[name.replace("__", ".")] = Fact(state, value, EVENT, "x")
    return held


def seen(policy: str, held: Facts) -> Explained:
    book = load_book()
    return explain(book.policies[policy], held, book, TODAY)


def found(policy: str, amount: int, row: str, **values: Plain | None) -> Change | None:
    held = facts(**values)
    return change(seen(policy, held), held, amount=amount, row=row, today=TODAY)


@pytest.mark.parametrize(
    ("policy", "amount", "row", "values", "reason"),
    [
        ("bj.disabled_nursing", 30_000, "r1", {"dis__level": 4}, "disability"),
        ("bj.elder_hardship", 30_000, "r1", {"relief__status": "none"}, "relief"),
        ("bj.elder_aged", 10_000, "r1", {"hukou": False}, "hukou"),
        ("bj.elder_aged", 10_000, "r1", {"dead_on": EVENT}, "death"),
        ("bj.elder_aged", 10_000, "r1", {"declared_missing": True}, "death"),
        ("bj.elder_aged", 10_000, "r1", {"imprisoned": True}, "sentence"),
        ("bj.elder_hardship", 30_000, "r1", {"draws__injury_care": True}, "review"),
    ],
    ids=lambda part: str(part) if isinstance(part, str) else "",
)
def test_the_six_events_are_proposed_with_their_day(
    policy: str, amount: int, row: str, values: dict[str, Plain], reason: str
) -> None:
    assert found(policy, amount, row, **values) == Change("stop", reason, EVENT)


def test_nothing_changed_nothing_is_proposed() -> None:
    assert found("bj.elder_aged", 10_000, "r1") is None


@pytest.mark.parametrize("fact", ["hukou", "birth", "dead_on", "imprisoned"])
def test_unknown_never_stops_anybody(fact: str) -> None:
    assert found("bj.elder_aged", 10_000, "r1", **{fact: None}) is None


ENTITLED = [("bj.elder_aged", 10_000, "r1"), ("bj.disabled_nursing", 30_000, "r1"), ("bj.elder_hardship", 30_000, "r1")]
ASKED = sorted({code for policy, _, _ in ENTITLED for code in load_book().policies[policy].facts} - {"age"})


@settings(max_examples=30)
@given(lost=st.sets(st.sampled_from(ASKED), min_size=1), at=st.sampled_from(ENTITLED))
def test_however_much_is_forgotten_nobody_loses_a_fen(lost: set[str], at: tuple[str, int, str]) -> None:
    held = {code: Fact(UNKNOWN, None, EVENT, "x") if code in lost else fact for code, fact in facts().items()}
    policy, amount, row = at
    assert change(seen(policy, held), held, amount=amount, row=row, today=TODAY) is None


PERHAPS = [Fact(ABSENT, None, EVENT, "x"), Fact(UNKNOWN, True, EVENT, "x"), Fact(KNOWN, False, EVENT, "x")]


@pytest.mark.parametrize("prison", PERHAPS, ids=["none", "unknown", "no"])
def test_whoever_is_not_in_prison_or_may_not_be_draws_on(prison: Fact) -> None:
    held = {**facts(), "imprisoned": prison}
    assert change(seen("bj.elder_aged", held), held, amount=10_000, row="r1", today=TODAY) is None


def test_a_death_counts_from_its_day_and_not_from_the_day_it_was_heard_of() -> None:
    assert found("bj.elder_aged", 10_000, "r1", dead_on=date(2026, 9, 3)) == Change("stop", "death", date(2026, 9, 3))


def test_a_death_goes_before_whatever_else_has_changed() -> None:
    gone = found("bj.disabled_nursing", 30_000, "r1", dead_on=EVENT, dis__level=2, hukou=False)
    assert gone == Change("stop", "death", EVENT)


@pytest.mark.parametrize(("days", "since"), [(-9, -9), (0, 0), (9, 0)], ids=["before", "that day", "after"])
def test_what_a_source_dates_into_the_future_has_happened_by_today(days: int, since: int) -> None:
    held = facts(hukou=False)
    told = change(
        seen("bj.elder_aged", held), held, amount=10_000, row="r1", today=EVENT + timedelta(days=days)
    )  # fmt: skip
    assert told == Change("stop", "hukou", EVENT + timedelta(days=since))


@pytest.mark.parametrize(
    ("code", "reason"),
    [("dis.level", "disability"), ("distance", "review"), ("fp.single", "relief"), ("relief.status", "relief"),
     ("hukou", "hukou"), ("dead_on", "death"), ("declared_missing", "death"), ("imprisoned", "sentence"),
     ("", "review")],
)  # fmt: skip
def test_a_fact_s_name_tells_the_reason_of_the_text(code: str, reason: str) -> None:
    assert reason_of(code) == reason


def test_another_degree_is_another_amount() -> None:
    assert found("bj.disabled_nursing", 30_000, "r1", dis__level=2) == Change(
        "amend", "disability", EVENT, 10_000, "r2"
    )


def test_who_is_dead_or_in_prison_does_not_come_back() -> None:
    assert comeback(seen("bj.elder_aged", facts()), facts(), "hukou", TODAY) == Change(
        "reopen", "hukou", TODAY, 10_000, "r1"
    )
    gone = facts(dead_on=EVENT)
    assert comeback(seen("bj.elder_aged", gone), gone, "hukou", TODAY) is None


@pytest.mark.parametrize("value", [None, False])
def test_neither_does_who_is_not_entitled_or_may_not_be(value: bool | None) -> None:
    held = facts(hukou=value)
    assert comeback(seen("bj.elder_aged", held), held, "hukou", TODAY) is None


def test_every_reason_is_one_of_the_text() -> None:
    assert {*REASONS.values(), reason_of("draws.foster_care")} == set(STOP_REASONS)


def test_a_machine_only_withdraws_what_it_proposed() -> None:
    moves = {name: move.permission for (_, name), move in PROPOSALS.transitions.items()}
    assert moves == {"confirm": "benefits.decide", "dismiss": "benefits.decide", "withdraw": "benefits.find"}
    assert not any(PROPOSALS.commands(state) for state in PROPOSALS.states - {"proposed"})
