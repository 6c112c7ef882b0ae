"""Lines about organisations and things are decided against the whole district's, in one pass and by exact look-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.bodies.kinds import BodyKind
from jiayuan.ledgers.rules.bodies import Body, Known, decide_all
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.registry import api as registry


def body_of(kind: BodyKind, cells: Mapping[str, Std]) -> Body:
    """What a line states, as it is compared."""

    def text(attr: str) -> str:
        cell = cells.get(attr, EMPTY)
        return cell.value if cell.usable else ""

    # Kinds of organisations are used too freely to tell one from another.
    kind_of = text(kind.kind) if kind.entity == "thing" else ""
    return Body(text(kind.name), text(kind.code), kind_of, text(kind.place))


def known_bodies(kind: BodyKind, scope: Scope) -> Known:
    """Everything of the kind in the scope's place."""
    if kind.entity == "thing":
        things = registry.things(within=scope.place)
        return Known({one.id: Body(one.name, one.code16, one.kind, one.place_path) for one in things})
    rows = registry.organisations(within=scope.place)
    return Known({one.id: Body(one.name, one.uscc, "", one.place_path) for one in rows})


def placed(address: Std) -> Decision:
    """An address is in the tree down to its room, or waits for people to say where it is."""
    return Decision("placed", "room") if address.usable and not address.code else Decision("unplaced", "address")


def body_decisions(
    kind: BodyKind, rows: Sequence[Mapping[str, Std]], refused: Sequence[tuple[int, UUID]], scope: Scope
) -> list[Decision]:
    """A decision per line (its standard cells); `refused` are (place of the line, entity) people called different."""
    if kind.entity == "place":
        return [placed(cells.get(kind.place, EMPTY)) for cells in rows]
    against: dict[int, set[UUID]] = {}
    for at, entity in refused:
        against.setdefault(at, set()).add(entity)
    return decide_all([body_of(kind, cells) for cells in rows], known_bodies(kind, scope), against)
