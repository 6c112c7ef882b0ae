"""Which organisation or thing of the base a line speaks of: its code first, then name and place; never a guess."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from jiayuan.ledgers.rules.bodynames import alike, marks, normal, pairs
from jiayuan.ledgers.rules.decision import Decision, Scored

# Where the path of a community ends: 110102.001.001.
COMMUNITY = 15
# As many as stand beside each other on a page.
SHOWN = 3
_Where = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Body:
    """A line or an entity of the base, as they are compared; empty = not stated."""

    name: str = ""
    code: str = ""
    kind: str = ""
    place: str = ""

    @property
    def where(self) -> _Where:
        return self.kind, self.place[:COMMUNITY]


@dataclass(slots=True)
class Known:
    """The entities of the base by code, by name, and by pairs of characters; the last two by kind and community."""

    bodies: Mapping[UUID, Body]
    by_code: dict[str, UUID] = field(default_factory=dict)
    by_name: dict[tuple[str, _Where], list[UUID]] = field(default_factory=lambda: defaultdict(list))
    by_pair: dict[tuple[str, _Where], list[UUID]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for key, body in self.bodies.items():
            if body.code:
                self.by_code[body.code] = key
            self.by_name[normal(body.name), body.where].append(key)
            for pair in pairs(body.name):
                self.by_pair[pair, body.where].append(key)

    def near(self, body: Body) -> list[UUID]:
        """Those of the same kind and community whose names are nearly the same, the nearest first."""
        met = Counter(key for pair in pairs(body.name) for key in self.by_pair.get((pair, body.where), ()))
        told = marks(body.name)
        # 东门 and 西门, 一号 and 二号 differ in one character and are never one.
        found = [key for key in met if alike(body.name, self.bodies[key].name) and marks(self.bodies[key].name) == told]
        return sorted(found, key=lambda key: (-met[key], key))


def _name_level(first: str, second: str) -> str:
    if normal(first) == normal(second):
        return "exact"
    return "like" if alike(first, second) else "else"


def levels(body: Body, other: Body) -> dict[str, str]:
    """What two bodies have in common, of what both state: code, body_name, body_kind, area."""
    told = {
        "code": (body.code, other.code, "exact" if body.code == other.code else "else"),
        "body_name": (body.name, other.name, _name_level(body.name, other.name)),
        "body_kind": (body.kind, other.kind, "same" if body.kind == other.kind else "else"),
        "area": (body.place, other.place, "same" if body.where[1] == other.where[1] else "else"),
    }
    return {attr: level for attr, (mine, theirs, level) in told.items() if mine and theirs}


def _agree(body: Body, other: Body) -> bool:
    """Whether nothing beside an equal code stands against the two being one."""
    return (not body.name or not other.name or alike(body.name, other.name)) and (
        not body.kind or not other.kind or body.kind == other.kind
    )


def _told(kind: str, rule: str, body: Body, whom: Sequence[UUID], known: Known) -> Decision:
    """A link to the only one, or a question about the first few."""
    shown = tuple(Scored(key, levels(body, known.bodies[key]), 0.0) for key in whom[:SHOWN])
    return (
        Decision("link", rule, whom[0], candidates=shown)
        if kind == "link"
        else Decision("review", rule, candidates=shown)
    )


def _by_name(body: Body, known: Known, not_same: set[UUID]) -> Decision:
    if not body.name or not (body.code or body.place):
        return Decision("unplaced", "too_little")

    def fitting(found: Iterable[UUID]) -> list[UUID]:
        # Two codes are two bodies, however equal their names.
        return [key for key in found if key not in not_same and not (body.code and known.bodies[key].code)]

    named = fitting(known.by_name.get((normal(body.name), body.where), ()))
    if len(named) == 1:
        return _told("link", "B2", body, named, known)
    if named:
        return _told("review", "several", body, named, known)
    near = fitting(known.near(body)) if body.place else []
    return _told("review", "near_name", body, near, known) if near else Decision("new", "no_candidate")


def decide(body: Body, known: Known, refused: Iterable[UUID] = ()) -> Decision:
    """link, review, new or unplaced; a link needs exactly one candidate, and nobody's refusal against it."""
    not_same = set(refused)
    owner = known.by_code.get(body.code) if body.code else None
    if owner is None:
        return _by_name(body, known, not_same)
    if owner in not_same:
        # People said whose the code is not: it is a slip, and is not taken over.
        return replace(_by_name(replace(body, code=""), known, not_same), hold_id=True)
    if _agree(body, known.bodies[owner]):
        return _told("link", "B1", body, [owner], known)
    # A code that stands for something else is a slip in the code or in the name; people find out which.
    others = [key for key in known.by_name.get((normal(body.name), body.where), ()) if key not in {owner, *not_same}]
    return _told("review", "code_of_another", body, [owner, *others], known)


def decide_all(bodies: Sequence[Body], known: Known, refused: Mapping[int, set[UUID]]) -> list[Decision]:
    """A decision per line; an entity may be linked by many, but a code is made new only once in a file."""
    made: set[str] = set()
    result = []
    for at, body in enumerate(bodies):
        decision = decide(body, known, refused.get(at, ()))
        if decision.kind == "new" and body.code in made:
            decision = Decision("unplaced", "code_twice")
        if decision.kind == "new" and body.code and not decision.hold_id:
            made.add(body.code)
        result.append(decision)
    return result
