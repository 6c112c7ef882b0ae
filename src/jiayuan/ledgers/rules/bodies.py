"""Which organisation or thing of the base a line speaks of: its code first, then name and place; never a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from jiayuan.kernel.text import nfkc, squeeze
from jiayuan.ledgers.rules.decision import Decision

_FORMS = re.compile(r"(股份|集团|有限责任|有限|分)?公司$|个体工商户$|\(.*?\)")
# Where the path of a community ends: 110102.001.001.
COMMUNITY = 15
# Half of the pairs of characters: 北京红墙餐饮 and 红墙餐饮店 are one, 北京红墙餐饮 and 北京白塔药房 are not.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Body:
    """A line or an entity of the base, as they are compared; empty = not stated."""

    name: str = ""
    code: str = ""
    kind: str = ""
    place: str = ""


def normal(name: str) -> str:
    """A name without blanks, brackets and the form of the firm: 北京市 红墙餐饮有限公司（西单店） → 北京红墙餐饮."""
    text = squeeze(nfkc(name)).replace("北京市", "北京")
    return _FORMS.sub("", _FORMS.sub("", text)) or text


def alike(first: str, second: str) -> bool:
    """Whether two names could be the same one's: equal, one within the other, or half of their pairs in common."""
    a, b = normal(first), normal(second)
    if a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a)):
        return True
    pairs, others = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (a, b))
    return bool(pairs and others) and 2 * len(pairs & others) >= ALIKE * (len(pairs) + len(others))


@dataclass(slots=True)
class Known:
    """The entities of the base by code, and by name, kind and community."""

    bodies: Mapping[UUID, Body]
    by_code: dict[str, UUID] = field(default_factory=dict)
    by_name: dict[tuple[str, str, str], list[UUID]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for key, body in self.bodies.items():
            if body.code:
                self.by_code[body.code] = key
            self.by_name[_named(body)].append(key)


def _named(body: Body) -> tuple[str, str, str]:
    return normal(body.name), body.kind, body.place[:COMMUNITY]


def _by_code(body: Body, found: UUID, known: Known) -> Decision:
    other = known.bodies[found]
    same = (not body.name or not other.name or alike(body.name, other.name)) and (
        not body.kind or not other.kind or body.kind == other.kind
    )
    # A code that stands for something else is a slip in the code or in the name; people find out which.
    return Decision("link", "B1", found) if same else Decision("unplaced", "code_of_another")


def decide(body: Body, known: Known, refused: Iterable[UUID] = ()) -> Decision:
    """link, new or unplaced; a link needs exactly one candidate, and nobody's refusal against it."""
    not_same = set(refused)
    by_code = known.by_code.get(body.code) if body.code else None
    if by_code is not None and by_code not in not_same:
        return _by_code(body, by_code, known)
    if not body.name or not (body.code or body.place):
        return Decision("unplaced", "too_little")
    named = [key for key in known.by_name.get(_named(body), []) if key not in not_same]
    # Two codes are two bodies, however equal their names.
    fitting = [key for key in named if not (body.code and known.bodies[key].code)]
    if len(fitting) == 1:
        return Decision("link", "B2", fitting[0])
    return Decision("unplaced", "several") if fitting else Decision("new", "no_candidate")


def decide_all(bodies: Sequence[Body], known: Known, refused: Mapping[int, set[UUID]]) -> list[Decision]:
    """A decision per line; an entity may be linked by many, but a code is made new only once in a file."""
    made: set[str] = set()
    result = []
    for at, body in enumerate(bodies):
        decision = decide(body, known, refused.get(at, ()))
        if decision.kind == "new" and body.code in made:
            decision = Decision("unplaced", "code_twice")
        if decision.kind == "new" and body.code:
            made.add(body.code)
        result.append(decision)
    return result
