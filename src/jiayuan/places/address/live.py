"""The parser over the database's tree, built at first use and again when places or names were added."""

from __future__ import annotations

from django.db import connection

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.address.parsed import ParsedAddress
from jiayuan.places.address.parser import AddressParser
from jiayuan.places.models import Alias
from jiayuan.places.queries import live

STATE = """
SELECT (SELECT max(id) FROM places_place), (SELECT max(id) FROM places_alias),
  (SELECT last_value FROM places_change_id_seq)
"""
State = tuple[int | None, ...]
_built: dict[State, AddressParser] = {}


def address_parser(within: PlacePath | None = None) -> AddressParser:
    """A parser over the subtree of a place (default: the whole tree, kept until places or names are added)."""
    if within is not None:
        return _build(within)
    # Ids only grow, so the highest tell whether anything was added; every other change leaves a line of history.
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        state: State = tuple(cursor.fetchone())
    if state not in _built:
        _built.clear()
        _built[state] = _build(None)
    return _built[state]


def _build(within: PlacePath | None) -> AddressParser:
    rows = live()
    aliases = Alias.objects.all()
    if within is not None:
        low, high = within.bounds()
        rows = rows.filter(path__gte=low, path__lt=high)
        aliases = aliases.filter(place__path__gte=low, place__path__lt=high)
    fields = rows.order_by("path").values_list("id", "kind", "path", "name", "lon", "lat")
    names = aliases.order_by("id").values_list("place__path", "alias_norm")
    return AddressParser(fields.iterator(chunk_size=20_000), names.iterator(chunk_size=20_000))


def parse_address(text: str, hint: PlacePath | None = None) -> ParsedAddress:
    """One address against the whole tree; for many lines take `address_parser()` once."""
    return address_parser().parse(text, hint)
