"""One row as somebody types it, brought to what the match compares."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.live.fresh import Fresh
from jiayuan.ledgers.rules.recovery import recovered
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.sealing import Cells
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.places import api as places

# Whether the tree has grown is asked this often: the question costs a fifth of a whole match.
_parsers: Fresh[places.AddressParser] = Fresh(5.0)
_locators: dict[PlacePath, Locator] = {}


def locator(place: PlacePath) -> Locator:
    """The finder of places for those who work in `place`; new places and names are known seconds later."""
    parser = _parsers.get("tree", places.address_parser)
    kept = _locators.get(place)
    if kept is None or kept.parser is not parser:
        # Other finders hold the old tree, which is large.
        if kept is not None:
            _locators.clear()
        kept = _locators[place] = Locator(place)
    return kept


def standard_cells(cells: Mapping[str, str], place: PlacePath) -> Cells:
    """attribute → standard cell, addresses found in the tree, empty cells recovered from others; never raises."""
    standard = {attr: standardise(attr, text) for attr, text in cells.items()}
    return recovered(locator(place).locate(standard))
