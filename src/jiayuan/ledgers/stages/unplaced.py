"""Addresses the tree does not have: rooms that fit are made, everything else becomes a place proposal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.stages.lines import Line
from jiayuan.ledgers.stages.locating import ADDRESSES, Locator
from jiayuan.places import api as places

CODES = frozenset({"address_unknown", "address_partial"})
Key = tuple[str, PlacePath | None]


def source(file: LedgerFile) -> str:
    """What places call this upload."""
    return f"ledger:{file.pk}"


def waiting(cells: Mapping[str, Std]) -> Iterable[tuple[str, Std]]:
    """(attribute, cell) of the addresses that were not found down to the room."""
    return ((attr, cells[attr]) for attr in ADDRESSES if cells.get(attr, EMPTY).code in CODES)


def settle(file: LedgerFile, lines: Sequence[Line], *, tell: bool = True) -> None:
    """Makes the rooms that lines may make; of all lines of a file (`tell`) proposes the places they name besides."""
    locator = Locator(PlacePath(file.place_path))
    held: dict[Key, list[tuple[Line, str]]] = defaultdict(list)
    for line in lines:
        for attr, cell in waiting(line.cells):
            held[cell.note, locator.near(line.cells)].append((line, attr))
    # Each spelling once: a property firm's half million lines name few unknown places.
    unknown = {key: told for key in held if (told := places.unknown_of(locator.parser.parse(*key), key[1]))}
    made = places.make_rooms(unknown.values())
    for key, one in unknown.items():
        for line, attr in held[key] if one in made else ():
            _placed(line, attr, Std(made[one], note=key[0]))
    if not tell:
        return
    named = Counter[places.Unknown]()
    for key, one in unknown.items():
        if one not in made:
            named[one] += len({id(line) for line, _attr in held[key]})
    places.propose(source(file), named)


def _placed(line: Line, attr: str, cell: Std) -> None:
    line.cells[attr] = cell
    line.findings = [one for one in line.findings if one.attr != attr or one.code not in CODES]
