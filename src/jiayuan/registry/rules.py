"""Pure decisions of the registry: which fact wins, who may read which attribute, what a search must name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jiayuan.kernel.purpose import PurposeKind
from jiayuan.registry.attributes import ATTRS, BY_CODE
from jiayuan.registry.shapes import FactValue


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open fact of one attribute; `value` is its comparable form (text, blind index in hex, place id)."""

    fact: int
    value: str
    rank: int
    confidence: int
    origin: str
    valid_from: date
    record_ref: int | None = None
    col: int | None = None


def choose(facts: Sequence[Candidate], rulings: Collection[tuple[str, str]] = ()) -> Candidate | None:
    """The golden fact of one attribute; `rulings` are the latest words between two values: (kept, overruled).

    Best source rank, then checked before warned, then the value most independent sources agree on, then the newest,
    then what was ruled between values that weigh the same; record and column only break ties, so the choice is the
    same in whatever order the facts came.
    """
    # Voices are counted per value, not per fact: one office repeating itself is one.
    origins: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        origins[fact.value].add(fact.origin)

    def weight(fact: Candidate) -> tuple[int, int, int, int]:
        return fact.rank, fact.confidence, -len(origins[fact.value]), -fact.valid_from.toordinal()

    standing = {(fact.value, weight(fact)) for fact in facts}

    def order(fact: Candidate) -> tuple[tuple[int, int, int, int], bool, int, int, bytes, int]:
        kept = (keep for keep, over in rulings if over == fact.value)
        return (
            weight(fact),
            any((value, weight(fact)) in standing for value in kept),
            -1 if fact.record_ref is None else fact.record_ref,
            -1 if fact.col is None else fact.col,
            fact.value.encode(),
            fact.fact,
        )

    return min(facts, key=order, default=None)


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement with the batch that made it and, when it was closed, the batch that closed it."""

    candidate: Candidate
    batch: UUID | None
    is_open: bool
    closed_by: UUID | None = None


def without(voices: Iterable[Voice], batch: UUID) -> Candidate | None:
    """What would win if a batch were undone: its statements fall silent, those it replaced speak again."""
    # A statement the batch itself made and replaced by another of its own does not come back.
    left = [
        voice.candidate
        for voice in voices
        if voice.batch != batch and (voice.is_open or voice.closed_by == batch)
    ]  # fmt: skip
    return choose(left)


_CONTACT = frozenset({"name", "phone", "residence.actual", "community"})
_IDENTITY = _CONTACT | {"sex", "birth", "residence.registered", "household", "dead_on"}
_ALL = frozenset(BY_CODE)
_BENEFIT = _ALL - {"volunteer.skill", "tenure", "residence.owner", "residence.tenant", "membership"}
_PERSON = frozenset(attr.code for attr in ATTRS if attr.no < 100)
# Kinds that are absent read nothing about a person: statistics, audit, participation beyond the own building.
READABLE: Mapping[PurposeKind, frozenset[str]] = {
    PurposeKind.UPKEEP: _ALL,
    PurposeKind.RIGHTS: _PERSON,
    PurposeKind.SERVICE: _PERSON,
    PurposeKind.BENEFIT: _BENEFIT,
    PurposeKind.CASE: _CONTACT,
    PurposeKind.CARE: _CONTACT | {"birth"},
    PurposeKind.VOLUNTEERING: _CONTACT | {"volunteer.skill"},
    PurposeKind.EVENT_STAFFING: frozenset({"name", "phone", "volunteer.skill"}),
    PurposeKind.PUBLIC_HEALTH: _IDENTITY - {"household"},
    PurposeKind.PARTICIPATION: frozenset({"residence.actual", "community"}),
}


def unreadable(attrs: Iterable[str], kind: PurposeKind) -> list[str]:
    """The attributes this kind of purpose may not read; default deny."""
    allowed = READABLE.get(kind, frozenset())
    return sorted(code for code in attrs if code not in allowed)


SEARCH_KEYS = ("name", "phone", "room", "birth")


def search_is_narrow(query: Mapping[str, str]) -> bool:
    """A staff search names the full id number, or two of name, phone, room and date of birth."""
    return bool(query.get("id_number")) or sum(bool(query.get(key)) for key in SEARCH_KEYS) >= 2


def stale(value: FactValue, code: str, on: date) -> bool:
    """Whether a value is older than the attribute stays fresh; such a value counts as unknown."""
    months = BY_CODE[code].months
    if months is None or value.as_of is None:
        return False
    return (on.year - value.as_of.year) * 12 + on.month - value.as_of.month - (on.day < value.as_of.day) >= months
