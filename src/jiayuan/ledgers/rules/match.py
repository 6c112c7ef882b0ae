"""The decision on one row: whose is it? A link needs exactly one candidate and nothing against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from jiayuan.ledgers.rules.compare import Incoming, Known, Levels, compare
from jiayuan.ledgers.rules.model import Model

Kind = Literal["link", "review", "new", "unplaced"]
SAME_NAME = frozenset({"exact", "pinyin"})
NEAR_NAME = frozenset({"swap", "one_char", "prefix"})
STRANGER = frozenset({"surname", "else"})
# What must agree beside an exact name; a shared phone is no exact phone.
BY_NAME: Mapping[str, tuple[tuple[str, str], ...]] = {
    "G2": (("phone", "exact"),),
    "G3": (("place", "room"),),
    "G4": (("birth", "day"), ("community", "same")),
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its levels and score in bits."""

    person: UUID
    levels: Mapping[str, str]
    bits: float
    not_same: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`rule` is why; `hold_id` tells that the row's id number belongs to a relative and is not taken over."""

    kind: Kind
    rule: str
    person: UUID | None = None
    bits: float = 0.0
    margin: float = 0.0
    candidates: tuple[Scored, ...] = ()
    hold_id: bool = False

    @property
    def levels(self) -> Mapping[str, str]:
        return self.candidates[0].levels if self.candidates else {}


def guard(levels: Levels | Mapping[str, str], *, with_id: bool = True) -> str:
    """The guarded exact rule that holds for the pair, or ''."""
    if with_id and levels["id"] == "exact":
        return "G1" if _own_number(levels) else ""
    if levels["name"] != "exact":
        return ""
    fitting = (rule for rule, need in BY_NAME.items() if all(levels[attr] == level for attr, level in need))
    return next(fitting, "")


def _own_number(levels: Mapping[str, str]) -> bool:
    """A number is its bearer's when the name is, or nearly is and phone or birth date agree too."""
    name = levels["name"]
    return name in SAME_NAME or (name in NEAR_NAME and (levels["phone"] == "exact" or levels["birth"] == "day"))


def against(levels: Mapping[str, str], *, with_id: bool = True) -> bool:
    """Something that speaks plainly against the pair: another full id number, another sex or another birth date."""
    return (with_id and levels["id"] == "else") or levels["sex"] == "else" or levels["birth"] == "else"


def reviewable(levels: Mapping[str, str]) -> bool:
    """Pairs people decide: they share what families or namesakes share, too."""
    name, birth, place = levels["name"], levels["birth"], levels["place"]
    return (
        (name == "exact" and birth == "day" and levels["sex"] != "else")
        or (levels["phone"] in ("exact", "shared") and birth == "day")
        or (place == "room" and birth == "day")
        or (name == "exact" and place in ("room", "building"))
    )


def _single(fitting: Sequence[Scored]) -> Scored | None:
    return fitting[0] if len(fitting) == 1 else None


def _relative(scored: Sequence[Scored]) -> tuple[bool, Scored | None]:
    """Whether the id is its owner's but the name a stranger's, and who the row's person is by G2 or G3 if just one."""
    owners = [one for one in scored if one.levels["id"] == "exact" and one.levels["name"] in STRANGER]
    if not owners:
        return False, None
    others = [
        one
        for one in scored
        if one not in owners
        and guard(one.levels, with_id=False) in ("G2", "G3")
        and not against(one.levels, with_id=False)
    ]
    return True, _single(others)


def _placeable(row: Incoming) -> bool:
    """Whether a row says enough to make a new person: a good id, or a name with phone or room."""
    return bool(row.name) and (bool(row.id_bi) or bool(row.phones) or row.address.count(".") == 7)


def score_all(row: Incoming, candidates: Sequence[Known], model: Model) -> list[Scored]:
    """Candidates by falling score; those people called different are kept, marked."""
    scored = []
    for known in candidates:
        levels = compare(row, known)
        scored.append(Scored(known.person, levels, round(model.score(levels), 3), known.not_same))
    return sorted(scored, key=lambda one: (-one.bits, one.person))


def decide(row: Incoming, candidates: Sequence[Known], model: Model) -> Decision:
    """What happens to a row, given every candidate the blocking found."""
    scored = score_all(row, candidates, model)
    open_ones = [one for one in scored if not one.not_same]
    # Five are more than a person can weigh; the rest are not worth keeping.
    top = tuple(open_ones[:5])
    bits = top[0].bits if top else 0.0
    margin = round(bits - top[1].bits, 3) if len(top) > 1 else bits - model.prior_bits
    is_relative, person = _relative(open_ones)
    if is_relative and person:
        return Decision("link", "relative_id", person.person, person.bits, margin, _first(person, top), hold_id=True)
    if is_relative:
        return Decision("review", "relative_id", None, bits, margin, top, hold_id=True)
    return _by_guard(row, open_ones, model, top, margin)


def _first(chosen: Scored, top: tuple[Scored, ...]) -> tuple[Scored, ...]:
    return (chosen, *(one for one in top if one is not chosen))


def _by_guard(
    row: Incoming, scored: Sequence[Scored], model: Model, top: tuple[Scored, ...], margin: float
) -> Decision:
    # A number with its own name outweighs whatever else fits somebody else.
    by_id = [one for one in scored if guard(one.levels) == "G1"]
    fitting = by_id or [one for one in scored if guard(one.levels)]
    chosen = _single(fitting)
    if chosen and not (guard(chosen.levels) != "G1" and against(chosen.levels)):
        return Decision("link", guard(chosen.levels), chosen.person, chosen.bits, margin, _first(chosen, top))
    if not top:
        return Decision("new" if _placeable(row) else "unplaced", "no_candidate")
    return _by_score(row, fitting, model, top, margin)


def _clear(best: Scored, model: Model, margin: float) -> bool:
    """Sure enough for a machine: high, well ahead of the second, nothing against it, and a name that fits."""
    named = best.levels["name"] in SAME_NAME | NEAR_NAME
    return named and best.bits >= model.t1 and margin >= model.margin and not against(best.levels)


def _by_score(
    row: Incoming, fitting: Sequence[Scored], model: Model, top: tuple[Scored, ...], margin: float
) -> Decision:
    best = top[0]
    if not fitting and _clear(best, model, margin):
        return Decision("link", "score", best.person, best.bits, margin, top)
    if fitting or best.bits >= model.t2 or any(reviewable(one.levels) and not _differs(one) for one in top):
        return Decision("review", "several" if len(fitting) > 1 else "unsure", None, best.bits, margin, top)
    if _placeable(row):
        return Decision("new", "below_t2", None, best.bits, margin, top)
    return Decision("unplaced", "too_little", None, best.bits, margin, top)


def _differs(one: Scored) -> bool:
    """Two full, different id numbers: namesakes and housemates, nothing to ask about."""
    return one.levels["id"] == "else"
