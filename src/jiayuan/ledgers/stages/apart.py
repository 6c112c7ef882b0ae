"""Lines that people split off somebody go on speaking of whom they were given to, whomever they resemble."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from jiayuan.ledgers.rules.decision import Decision
from jiayuan.registry import api as registry

Pair = tuple[int, UUID]


@dataclass(frozen=True, slots=True)
class Given:
    """Place of the line → whose it is; `denied` are (place, person) whose it is said not to be."""

    homes: Mapping[int, UUID]
    denied: Sequence[Pair]

    def kept(self, decisions: list[Decision], refused: Sequence[Pair]) -> list[Decision]:
        """The decisions, those about split lines as the split has it; a later word, in `refused`, counts more."""
        told = set(refused)
        for at, home in self.homes.items():
            if (at, registry.resolve(home)) not in told:
                decisions[at] = replace(
                    decisions[at], kind="link", rule="split", person=home, bits=0.0, margin=0.0, candidates=()
                )
        return decisions


def given_by_people(records: Sequence[int]) -> Given:
    """What the splits that stand say of some lines."""
    places = {record: at for at, record in enumerate(records)}
    splits = registry.split_homes(records)
    homes = {places[record]: home for record, (_, home) in splits.items()}
    # The two may have been merged since: then nobody is denied.
    roots = registry.counted_as([who for pair in splits.values() for who in pair])
    denied = [(places[record], roots[of]) for record, (of, to) in splits.items() if roots[of] != roots[to]]
    return Given(homes, denied)
