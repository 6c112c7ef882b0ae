"""Which units to send (spec command 4.7, rules 2 to 4 and 8). Pure: the same in live, drill and replay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from jiayuan.kernel.text import mark

Floats = NDArray[np.float64]
# An unfilled place costs more than any way, so places are filled first.
UNFILLED = 1e7
CLOSE_CALLS = 40

OUT_SKILL, OUT_BUSY, OUT_SHIFT, OUT_BREAK, OUT_REST, OUT_STALE, OUT_WAY = (
    "skill", "busy", "off_shift", "break", "rest", "stale", "no_way",
)  # fmt: skip
REASONS: Mapping[str, str] = {
    OUT_SKILL: mark("没有所需技能"),
    OUT_BUSY: mark("正在执行任务"),
    OUT_SHIFT: mark("不在班"),
    OUT_BREAK: mark("正在休息"),
    OUT_REST: mark("已到休息时间"),
    OUT_STALE: mark("位置信息过旧"),
    OUT_WAY: mark("没有可走的路"),
    "fastest": mark("最快到达"),
    "in_target": mark("能在目标时间内到达"),
    "over_target": mark("超出目标时间"),
    "least_loss": mark("对其他点位覆盖影响最小"),
    "backup": mark("备选：首选力量不能出动时"),
    "partial": mark("人手不足，先到先处置"),
}


@dataclass(frozen=True, slots=True)
class Call:
    """One incident to answer: needs (skill, count) and target seconds from now."""

    priority: int
    needs: tuple[tuple[str, int], ...]
    target_s: float
    slack_s: float = 30.0

    @property
    def slots(self) -> tuple[str, ...]:
        """One entry per unit needed, by skill."""
        return tuple(skill for skill, count in self.needs for _ in range(count))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One unit as the rules see it. `loss`: risk weight left without cover if it goes (0 to 1)."""

    key: Any
    call_sign: str
    skills: frozenset[str]
    eta_s: float
    state: str = "available"
    fix_age_s: float = 0.0
    shift_left_s: float = 3600.0
    hours_on: float = 0.0
    loss: float = 0.0


@dataclass(frozen=True, slots=True)
class Option:
    """One proposal: pairs of (candidate, skill it fills); `missing` skills nobody can fill."""

    rank: int
    sent: tuple[tuple[Candidate, str], ...]
    missing: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def max_eta_s(self) -> float:
        return max((unit.eta_s for unit, _ in self.sent), default=float("inf"))

    @property
    def sum_eta_s(self) -> float:
        return sum(unit.eta_s for unit, _ in self.sent)

    @property
    def cover_loss(self) -> float:
        return sum(unit.loss for unit, _ in self.sent)

    @property
    def keys(self) -> frozenset[Any]:
        return frozenset(unit.key for unit, _ in self.sent)


@dataclass(frozen=True, slots=True)
class Advice:
    """Up to three options, best first, and for every unit left out the reason."""

    options: tuple[Option, ...]
    excluded: Mapping[Any, str] = field(default_factory=dict)


def excluded_for(unit: Candidate, wanted: frozenset[str], *, stale_s: float = 300, most_hours: float = 12) -> str:
    """Why a unit may not be proposed, "" if it may."""
    checks = (
        (OUT_SHIFT, unit.state in ("off", "out_of_service") or unit.shift_left_s <= 0),
        (OUT_BREAK, unit.state == "break"),
        (OUT_BUSY, unit.state in ("offered", "enroute", "on_scene")),
        (OUT_SKILL, not unit.skills & wanted),
        (OUT_REST, unit.hours_on >= most_hours),
        (OUT_STALE, unit.fix_age_s > stale_s),
        (OUT_WAY, not np.isfinite(unit.eta_s)),
    )
    return next((reason for reason, hit in checks if hit), "")


def _match(slots: Sequence[str], units: Sequence[Candidate], price: Floats) -> list[tuple[int, int]]:
    """(slot, unit) pairs that fill most slots at least price: bipartite matching."""
    if not slots or not units:
        return []
    able = np.array([[slot in unit.skills for unit in units] for slot in slots])
    table = np.where(able, price[None, :], UNFILLED)
    rows, columns = linear_sum_assignment(table)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True) if able[row, column]]


def _smallest_limit(slots: Sequence[str], units: Sequence[Candidate]) -> float:
    """The least ETA within which as many slots as possible can be filled (units ascend by ETA)."""
    flat = np.zeros(len(units))
    most = len(_match(slots, units, flat))
    low, high = 0, len(units)
    while low < high:
        middle = (low + high) // 2
        if len(_match(slots, units[:middle], flat[:middle])) == most:
            high = middle
        else:
            low = middle + 1
    return units[low - 1].eta_s if low else 0.0


def _limit(call: Call, units: Sequence[Candidate]) -> float:
    """How late the last unit may come: the least possible for priority 1, else the target or a bounded regret."""
    best = _smallest_limit(call.slots, units)
    if call.priority == 1:
        return best
    return call.target_s if best <= call.target_s else best + call.slack_s


def _best(call: Call, units: Sequence[Candidate], beta: float) -> list[tuple[Candidate, str]]:
    """The best set: P1 lexicographic (max ETA, sum, loss); P2 and P3 sum of ETA + β·loss within the limit."""
    if not units:
        return []
    limit = _limit(call, units)
    near = [unit for unit in units if unit.eta_s <= limit]
    weight = 0.0 if call.priority == 1 else beta
    # Loss breaks ties of the sum only: it is scaled below any difference one can act on.
    price = np.array([unit.eta_s + weight * unit.loss + 1e-3 * min(unit.loss, 1.0) for unit in near])
    return [(near[unit], call.slots[slot]) for slot, unit in _match(call.slots, near, price)]


def _order(sent: list[tuple[Candidate, str]], call: Call, beta: float) -> tuple[float, ...]:
    latest = max((unit.eta_s for unit, _ in sent), default=float("inf"))
    total = sum(unit.eta_s for unit, _ in sent)
    loss = sum(unit.loss for unit, _ in sent)
    missing = len(call.slots) - len(sent)
    if call.priority == 1:
        return missing, round(latest, 3), round(total, 3), loss
    return missing, round(total + beta * loss, 3), loss, latest


def advise(
    call: Call, candidates: Sequence[Candidate], *, beta: float = 0.0, stale_s: float = 300, options: int = 3
) -> Advice:
    """The three best sets of units. A second and third option bar one unit of a better one (Lawler's partition)."""
    wanted = frozenset(call.slots)
    excluded = {unit.key: excluded_for(unit, wanted, stale_s=stale_s) for unit in candidates}
    free = sorted(
        (unit for unit in candidates if not excluded[unit.key]), key=lambda unit: (unit.eta_s, unit.call_sign)
    )
    near = _closest(free, wanted, len(call.slots) + options)
    found: list[list[tuple[Candidate, str]]] = []
    frontier: list[tuple[tuple[float, ...], frozenset[Any], list[tuple[Candidate, str]]]] = []
    _push(frontier, call, near, frozenset(), beta)
    while frontier and len(found) < options:
        frontier.sort(key=lambda item: item[0])
        _, barred, sent = frontier.pop(0)
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
    sent = _best(call, [unit for unit in near if unit.key not in barred], beta)
    if sent:
        frontier.append((_order(sent, call, beta), barred, sent))


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


def cover_losses(weights: Floats, reach: NDArray[np.bool_], busy: float) -> Floats:
    """Loss of each unit: `reach[risk, unit]` in time; Σ w (1 - q) q^(k - 1) over what it reaches, k units there."""
    k = reach.sum(axis=1)
    lost = np.where(k > 0, weights * (1 - busy) * busy ** np.maximum(k - 1, 0), 0.0)
    return np.asarray(lost @ reach)
