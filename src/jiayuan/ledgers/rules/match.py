"""The decision on one row: whose is it? A link needs exactly one candidate and nothing against it."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.ledgers.rules.compare import compare
from jiayuan.ledgers.rules.decision import Decision, Scored
from jiayuan.ledgers.rules.guards import (
    NEAR_NAME,
    SAME_NAME,
    against,
    guard,
    reviewable,
)
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.opening import is_owner
from jiayuan.ledgers.rules.pair import Incoming, Known

# As many as a person can weigh; the rest are not worth keeping.
SHOWN = 5


def _single(fitting: Sequence[Scored]) -> Scored | None:
    return fitting[0] if len(fitting) == 1 else None


def _relative(scored: Sequence[Scored]) -> tuple[bool, Scored | None]:
    """Whether the id is its owner's but the name a stranger's, and who the row's person is by G2 or G3 if just one."""
    owners = [one for one in scored if is_owner(one.levels)]
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


def placeable(row: Incoming) -> bool:
    """Whether a row says enough to make a new person: a good id, or a name with phone or room."""
    return bool(row.name) and (bool(row.id) or bool(row.phones) or bool(row.door.last))


def score_all(row: Incoming, candidates: Sequence[Known], model: Model) -> list[Scored]:
    """Candidates by falling score; those people called different are kept, marked."""
    scored = []
    for known in candidates:
        levels = compare(row, known)
        scored.append(Scored(known.person, levels, round(model.score(levels, row.name), 3), known.not_same))
    return sorted(scored, key=lambda one: (-one.bits, one.person))


def decide(row: Incoming, candidates: Sequence[Known], model: Model) -> Decision:
    """What happens to a row, given every candidate the blocking found."""
    scored = score_all(row, candidates, model)
    open_ones = [one for one in scored if not one.not_same]
    top = tuple(open_ones[:SHOWN])
    bits = top[0].bits if top else 0.0
    margin = round(bits - top[1].bits, 3) if len(top) > 1 else round(bits - model.prior_bits, 3)
    is_relative, person = _relative(open_ones)
    if is_relative and person:
        return Decision("link", "relative_id", person.person, person.bits, margin, _first(person, top), hold_id=True)
    if is_relative:
        return Decision("review", "relative_id", None, bits, margin, top, hold_id=True)
    return _by_guard(row, open_ones, model, top, margin)


def _first(chosen: Scored, top: tuple[Scored, ...]) -> tuple[Scored, ...]:
    return (chosen, *(one for one in top if one is not chosen))[:SHOWN]


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
        return Decision("new" if placeable(row) else "unplaced", "no_candidate")
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
    if placeable(row):
        return Decision("new", "below_t2", None, best.bits, margin, top)
    return Decision("unplaced", "too_little", None, best.bits, margin, top)


def _differs(one: Scored) -> bool:
    """Two full, different id numbers: namesakes and housemates, nothing to ask about."""
    return one.levels["id"] == "else"
