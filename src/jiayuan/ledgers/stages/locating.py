"""Addresses and community names of a ledger, found in the place tree."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.moving import whole
from jiayuan.ledgers.rules.cells import EMPTY, Std, error, warn
from jiayuan.places import api as places

ADDRESSES = ("residence.actual", "residence.registered")
# Ledgers repeat their addresses; a process that answers for months must not keep them all.
MOST_KNOWN = 100_000
_ENDINGS = ("社区居委会", "居委会", "社区")


def short_name(name: str) -> str:
    """府右街南社区居委会 → 府右街南."""
    text = squeeze(name)
    return next((text.removesuffix(ending) for ending in _ENDINGS if text.endswith(ending)), text)


class Locator:
    """Finds places for the rows of an office that lies at `office`; built once per stage."""

    def __init__(self, office: PlacePath) -> None:
        self.office = office
        self.hint = self.office if self.office.level >= Level.COMMUNITY else None
        district = whole(self.office)
        streets = places.children(district)
        self.communities = {short_name(c.name): c.path.value for s in streets for c in places.children(s.path)}
        # The whole district: people move, and a ledger may name their new address.
        self.parser = places.address_parser()
        self._known: dict[tuple[str, str], Std] = {}

    def community(self, name: str) -> str | None:
        """The path of a community by its name, in any of its spellings; None when there is none."""
        return self.communities.get(short_name(name))

    def _community(self, cell: Std) -> Std:
        if not cell.usable:
            return cell
        path = self.community(cell.value)
        return Std(path, note=cell.value) if path else error("community_unknown")

    def address(self, text: str, hint: PlacePath | None) -> Std:
        """The place of one address as a standard cell; what was typed stays in `note`."""
        parsed = self.parser.parse(text, hint)
        if parsed.place is None or parsed.level is None or parsed.level < Level.COMPOUND:
            return Std("", "error", "address_unknown", note=text)
        path = parsed.place.path.value
        return Std(path, note=text) if parsed.level is Level.ROOM else warn(path, "address_partial", text)

    def room(self, text: str, hint: PlacePath | None) -> Std:
        """`address`, remembered."""
        key = (text, hint.value if hint else "")
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        if key not in self._known:
            self._known[key] = self.address(text, hint)
        return self._known[key]

    def near(self, cells: Mapping[str, Std]) -> PlacePath | None:
        """Where the addresses of a row most likely lie: its community's, else the office's."""
        community = cells.get("community", EMPTY)
        return PlacePath(community.value) if community.usable else self.hint

    def locate(self, cells: Mapping[str, Std]) -> dict[str, Std]:
        """The cells with community and addresses turned into place paths; the text stays in `note`."""
        result = dict(cells)
        if "community" in result:
            result["community"] = self._community(result["community"])
        hint = self.near(result)
        for attr in ADDRESSES:
            if result.get(attr, EMPTY).usable:
                result[attr] = self.room(result[attr].value, hint)
        return result

    def outside(self, cells: Mapping[str, Std]) -> bool:
        """Whether the row says it belongs to another place than the office's."""
        stated = cells.get("residence.actual", EMPTY) if cells.get("residence.actual", EMPTY).usable else None
        cell = stated or cells.get("community", EMPTY)
        return cell.usable and not self.office.contains(PlacePath(cell.value))
