"""Routing: ordered rules, the first match wins, and a chain behind them that never ends at nobody (spec 4.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from jiayuan.cases.rules.conditions import CaseFacts, applies
from jiayuan.cases.rules.units import Directory, Unit

Result = Literal["yes", "no", "error"]
BROKEN = (KeyError, TypeError, ValueError, ZeroDivisionError, AttributeError)


@dataclass(frozen=True, slots=True)
class Rule:
    """`when` is a condition of `conditions.TESTS`; `then` is ``{"lead": role, "assist": [roles]}``."""

    no: int
    name: str
    when: Mapping[str, Any]
    then: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tried:
    rule: int
    name: str
    result: Result
    because: str


@dataclass(frozen=True, slots=True)
class Explain:
    """Why a unit was chosen: step 1 a rule, 2 the class's owner, 3 community, 4 street, 5 backstop."""

    unit: int
    unit_name: str
    step: int
    version: int
    matched: int | None = None
    matched_name: str = ""
    assist: tuple[int, ...] = ()
    tried: tuple[Tried, ...] = ()

    def stored(self) -> dict[str, Any]:
        """As JSON for the work order."""
        return asdict(self)


def _try(rule: Rule, facts: CaseFacts, directory: Directory, avoid: frozenset[int]) -> tuple[Tried, Unit | None]:
    try:
        hit, why = applies(facts, rule.when)
        unit = directory.find(rule.then["lead"], facts.place_path, avoid) if hit else None
    # Rules are data people edit: one that cannot be read must never stop a case.
    except BROKEN as problem:
        return Tried(rule.no, rule.name, "error", type(problem).__name__), None
    # A unit that sleeps or does not serve this place is no reason to stop at this rule.
    if hit and unit is None:
        return Tried(rule.no, rule.name, "no", f"no active unit: {rule.then['lead']}"), None
    return Tried(rule.no, rule.name, "yes" if hit else "no", why), unit


def route(
    facts: CaseFacts,
    rules: Sequence[Rule],
    directory: Directory,
    *,
    owner_role: str,
    version: int,
    avoid: frozenset[int] = frozenset(),
) -> Explain:
    """The unit for a case. `owner_role` is the class's default owner ("" if none); `avoid` holds units whose return
    was accepted. A rule that cannot be read is skipped and shown."""
    tried: list[Tried] = []
    for rule in rules:
        outcome, unit = _try(rule, facts, directory, avoid)
        tried.append(outcome)
        if unit:
            assist = _assists(rule, facts, directory, unit)
            return Explain(unit.no, unit.name, 1, version, rule.no, rule.name, assist, tuple(tried))
    for step, role in ((2, owner_role), (3, "community"), (4, "street")):
        found = directory.find(role, facts.place_path, avoid) if role else None
        if found:
            return Explain(found.no, found.name, step, version, tried=tuple(tried))
    last = directory.backstop(facts.place_path)
    return Explain(last.no, last.name, 5, version, tried=tuple(tried))


def _assists(rule: Rule, facts: CaseFacts, directory: Directory, lead: Unit) -> tuple[int, ...]:
    found = (directory.find(role, facts.place_path) for role in rule.then.get("assist", ()))
    return tuple(dict.fromkeys(unit.no for unit in found if unit and unit.no != lead.no))
