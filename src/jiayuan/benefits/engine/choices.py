"""One of two: which of two benefits pays more, what a person already draws, and what must be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from jiayuan.benefits.engine.book import Pair, RuleBook
from jiayuan.benefits.engine.facts import KNOWN, Facts
from jiayuan.benefits.engine.result import Result

# Twelve exclusive benefits at once; the pairs of a city stay far below.
MAX_COMBINATIONS = 4_096


@dataclass(frozen=True, slots=True)
class Choice:
    """One pair a person stands before. `best` is preselected, or empty when an amount is not known."""

    pair: Pair
    lines: tuple[str, ...]
    best: str


def _open_or_yes(result: Result | None) -> bool:
    return result is not None and (result.status == "yes" or (result.status == "unknown" and result.high != 0))


def _clash(chosen: frozenset[str], pairs: Sequence[Pair]) -> bool:
    return any(pair.one_of_two and {pair.a, pair.b} <= chosen for pair in pairs)


def best_set(amounts: Mapping[str, int], pairs: Sequence[Pair], drawn: frozenset[str]) -> frozenset[str]:
    """The set of benefits with the highest sum that breaks no pair; a tie keeps what is drawn."""
    tied = [name for name in amounts if any(name in (pair.a, pair.b) for pair in pairs if pair.one_of_two)]
    free = frozenset(amounts) - frozenset(tied)
    if 2 ** len(tied) > MAX_COMBINATIONS:
        raise ValueError("too many exclusive benefits")
    sets = (
        frozenset(n for n, on in zip(tied, picks, strict=True) if on) for picks in product((1, 0), repeat=len(tied))
    )
    legal = (chosen for chosen in sets if not _clash(chosen, pairs))
    # A tie keeps what is drawn: nobody is moved about for nothing.
    best = max(legal, key=lambda chosen: (sum(amounts[name] for name in chosen), len(chosen & drawn)))
    return best | free


def rivals(policy: str, pairs: Sequence[Pair]) -> frozenset[str]:
    """The benefits that keep this one away while they are drawn. What shuts another out is kept away by nothing."""
    chosen = (pair for pair in pairs if pair.kind == "choose" and policy in (pair.a, pair.b))
    barred = (pair.a for pair in pairs if pair.kind == "bar" and policy == pair.b)
    return frozenset(pair.b if pair.a == policy else pair.a for pair in chosen).union(barred)


def worth_offering(amounts: Mapping[str, int], taken: frozenset[str], pairs: Sequence[Pair]) -> frozenset[str]:
    """Of what a person could draw, what to offer: nothing beside a rival that is taken, of a free pair the higher."""
    free = {name: amount for name, amount in amounts.items() if not rivals(name, pairs) & taken}
    return best_set(free, pairs, frozenset()) if free else frozenset()


def _preselected(pair: Pair, results: Mapping[str, Result], best: frozenset[str]) -> str:
    sides = [results[name] for name in (pair.a, pair.b) if name in results]
    if pair.kind == "higher" or any(side.amount is None for side in sides):
        return ""
    return next((name for name in (pair.a, pair.b) if name in best), "")


def _stands(pair: Pair, results: Mapping[str, Result], facts: Facts) -> bool:
    """Whether somebody stands before this pair: both may come, or the holding is drawn."""
    if pair.together or not _open_or_yes(results.get(pair.a)):
        return False
    if pair.kind == "higher":
        return _draws(pair.b, facts)
    # What might one day shut another out, and asks for an income nobody has checked, is no choice yet.
    sure = pair.kind == "choose" or results[pair.a].status == "yes"
    return sure and _open_or_yes(results.get(pair.b))


def choices(results: Mapping[str, Result], facts: Facts, book: RuleBook) -> tuple[Choice, ...]:
    """The pairs that matter for this person."""
    amounts = {name: result.amount for name, result in results.items() if result.status == "yes" and result.amount}
    drawn = frozenset(name for name in amounts if _draws(book.policies[name].drawn, facts))
    best = best_set(amounts, book.pairs, drawn)
    stand = (pair for pair in book.pairs if _stands(pair, results, facts))
    return tuple(Choice(pair, (pair.a, pair.b), _preselected(pair, results, best)) for pair in stand)


def _draws(code: str, facts: Facts) -> bool:
    fact = facts.get(code)
    return fact is not None and fact.state == KNOWN and fact.value is True


def total(results: Mapping[str, Result], book: RuleBook) -> int:
    """The most a person may draw together, of what is certain, in fen a month."""
    amounts = {name: result.amount for name, result in results.items() if result.status == "yes" and result.amount}
    return sum(amounts[name] for name in best_set(amounts, book.pairs, frozenset()))
