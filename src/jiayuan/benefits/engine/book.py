"""The rule book as frozen data: what the loader builds and both evaluators read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.figures import Param
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.words import Words

# A book is read with its policies: who takes one takes the other.
__all__ = ["Doc", "Pair", "Policy", "RuleBook"]


@dataclass(frozen=True, slots=True)
class Doc:
    """An official document; its terms live inside it."""

    key: str
    number: str
    title: str
    file: str
    url: str
    in_force: date
    status: str


PairKind = Literal["choose", "higher", "bar", "topup", "stack"]


@dataclass(frozen=True, slots=True)
class Pair:
    """How two benefits stand to each other.

    One of two: `choose` by the person's own choice, `bar` where `a` shuts out `b`, `higher` against a holding (a fact).
    Both: `topup` where `a` makes up what `b` leaves, `stack` without regard to each other.
    """

    kind: PairKind
    a: str
    b: str
    cite: str
    doc: str

    @property
    def one_of_two(self) -> bool:
        """Whether two benefits of ours shut each other out."""
        return self.kind in ("choose", "bar")

    @property
    def together(self) -> bool:
        """Whether both are drawn: nobody is asked to choose."""
        return self.kind in ("topup", "stack")


@dataclass(frozen=True, slots=True)
class RuleBook:
    """A jurisdiction's book. `hash` covers every file that decides anything."""

    jurisdiction: str
    name: Words
    currency: str
    minor_digits: int
    hash: str
    docs: Mapping[str, Doc]
    facts: Mapping[str, FactDef]
    params: Mapping[str, Param]
    policies: Mapping[str, Policy]
    pairs: tuple[Pair, ...] = ()
    folder: str = field(default="", compare=False)

    def in_force(self, day: date) -> tuple[Policy, ...]:
        return tuple(policy for policy in self.policies.values() if policy.in_force(day))

    def for_people(self, day: date) -> tuple[Policy, ...]:
        """What a person may be asked about or apply for: entitlements run by the month, nothing else does."""
        return tuple(policy for policy in self.in_force(day) if policy.of_person and policy.period == "month")

    def looked_for(self, day: date) -> tuple[Policy, ...]:
        """What the run looks for among everybody and every household."""
        monthly = (policy for policy in self.in_force(day) if policy.period == "month" and policy.entity != "claim")
        return tuple(policy for policy in monthly if policy.found)

    def applied_for(self, day: date) -> tuple[Policy, ...]:
        """What a resident may ask for: by the month, for oneself or the household, and sums that are paid once."""
        return tuple(policy for policy in self.in_force(day) if policy.period == "month" or policy.one_off)
