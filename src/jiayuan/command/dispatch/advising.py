"""The three best sets, with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jiayuan.command.dispatch.choosing import best_set, order_of
from jiayuan.command.dispatch.reasons import excluded_for
from jiayuan.command.dispatch.values import Advice, Call, Candidate, Option

CLOSE_CALLS = 40


def advise(
    call: Call, candidates: Sequence[Candidate], *, beta: float = 0.0, stale_s: float = 300, options: int = 3
) -> Advice:
    """The three best sets of units. A second and third option bar one unit of a better one (Lawler's partition)."""
    wanted = frozenset(call.slots)
    excluded = {unit.key: excluded_for(unit, wanted, stale_s=stale_s) for unit in candidates}
    free = sorted(
        (unit for unit in candidates if not excluded[unit.key]), key=lambda unit: (unit.eta_s, unit.call_sign)
    )
    # The best sets use near units only; without this 3,000 units would make a matrix of millions.
    near = _closest(free, wanted, len(call.slots) + options)
    found: list[list[tuple[Candidate, str]]] = []
    frontier: list[tuple[tuple[float, ...], frozenset[Any], list[tuple[Candidate, str]]]] = []
    _push(frontier, call, near, frozenset(), beta)
    while frontier and len(found) < options:
        frontier.sort(key=lambda item: item[0])
        _, barred, sent = frontier.pop(0)
        # Barring different units may lead to the same set again.
        if any({unit.key for unit, _ in sent} == {unit.key for unit, _ in known} for known in found):
            continue
        found.append(sent)
        for unit, _ in sent:
            _push(frontier, call, near, barred | {unit.key}, beta)
    ranked = tuple(_option(rank, sent, call, found) for rank, sent in enumerate(found, start=1))
    return Advice(ranked, {key: reason for key, reason in excluded.items() if reason})


def _closest(free: list[Candidate], wanted: frozenset[str], enough: int) -> list[Candidate]:
    """Per skill the nearest few are all that any of the best sets can use."""
    kept: dict[Any, Candidate] = {}
    for skill in wanted:
        able = (unit for unit in free if skill in unit.skills)
        kept |= {unit.key: unit for unit, _ in zip(able, range(max(enough, CLOSE_CALLS)), strict=False)}
    return sorted(kept.values(), key=lambda unit: (unit.eta_s, unit.call_sign))


def _push(
    frontier: list[tuple[tuple[float, ...], frozenset[Any], list[tuple[Candidate, str]]]], call: Call,
    near: list[Candidate], barred: frozenset[Any], beta: float,
) -> None:  # fmt: skip
    sent = best_set(call, [unit for unit in near if unit.key not in barred], beta)
    if sent:
        frontier.append((order_of(sent, call, beta), barred, sent))


def _option(
    rank: int, sent: list[tuple[Candidate, str]], call: Call, found: list[list[tuple[Candidate, str]]]
) -> Option:
    have = [skill for _, skill in sent]
    missing = tuple(slot for slot in set(call.slots) for _ in range(call.slots.count(slot) - have.count(slot)))
    option = Option(rank, tuple(sent), missing, ())
    losses = [sum(unit.loss for unit, _ in other) for other in found]
    reasons = (
        ("partial", bool(missing)),
        ("fastest", rank == 1),
        ("in_target", option.max_eta_s <= call.target_s),
        ("over_target", option.max_eta_s > call.target_s),
        ("least_loss", len(found) > 1 and option.cover_loss == min(losses) < max(losses)),
        ("backup", rank > 1),
    )
    return Option(rank, option.sent, missing, tuple(code for code, hit in reasons if hit))
