"""The history of a value as lines: what was said, from which cell, and when it was believed, as a bar of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy

from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers.api import CellRef, cell, template
from jiayuan.registry.api import LineageStep, Telling, organisation

WIDTH = 100
# A statement of an instant is still to be seen.
THINNEST = 1.5
# Statements that came with no ledger: of the person, and of who went to look.
SAID_BY = {"self": gettext_lazy("本人申明"), "field-check": gettext_lazy("上门核实")}


@dataclass(frozen=True, slots=True)
class Bar:
    """From `x`, `width` wide, of 100."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: its text, the cell it stood in (None for a register, or for another office's file), its bar."""

    telling: Telling
    text: str
    origin: str
    instead: str
    instead_origin: str
    cell: CellRef | None
    bar: Bar


def bars(tellings: Sequence[Telling], now: datetime) -> list[Bar]:
    """One bar per statement, from when it was first believed until it no longer was, or now."""
    if not tellings:
        return []
    start = min(one.known_from for one in tellings)
    whole = max((now - start).total_seconds(), 1.0)
    found = []
    for one in tellings:
        x = WIDTH * (one.known_from - start).total_seconds() / whole
        width = WIDTH * ((one.known_to or now) - one.known_from).total_seconds() / whole
        x = max(0.0, min(x, WIDTH - THINNEST))
        found.append(Bar(round(x, 2), round(max(THINNEST, min(width, WIDTH - x)), 2)))
    return found


def cell_of(record: int | None, col: int | None, batch: UUID | None = None) -> CellRef | None:
    """The cell behind a statement, if it came from a ledger that this scope may see."""
    # Loads of a register have no cell; a file of another office stays unseen.
    if record is None:
        return None
    try:
        return cell(record, col, batch)
    except NotFound:
        return None


def _cell(step: LineageStep) -> CellRef | None:
    return cell_of(step.record_ref, step.col, None if step.open else step.batch)


def origin_words(origin: str) -> str:
    """A ledger by its title and office; a register by the name it was loaded under."""
    if origin in SAID_BY:
        return str(SAID_BY[origin])
    code, _, office = origin.partition(":")
    if not office.isdecimal():
        return origin
    try:
        return f"{template(code, int(office)).title} · {organisation(int(office)).name}"
    except NotFound:
        return origin


def lines(tellings: Sequence[Telling], now: datetime, words: Callable[[str], str]) -> list[Line]:
    """The lines of the page, in the order given; `words` puts a value as people read it."""
    who = {origin: origin_words(origin) for origin in {one.step.origin for one in tellings}}
    return [
        Line(
            one,
            words(one.step.value),
            who[one.step.origin],
            words(one.instead or ""),
            who.get(one.instead_origin, one.instead_origin),
            _cell(one.step),
            bar,
        )
        for one, bar in zip(tellings, bars(tellings, now), strict=True)
    ]
