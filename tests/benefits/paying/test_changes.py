"""What a change of facts is proposed as, by the home book's own tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

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
