"""How alike the two sides of every pair are: `rules.compare` for whole columns.

Every level is named as there, so that one model and one rule book serve bulk and live.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from jiayuan.ledgers.linking.levels.dates import birth_levels
from jiayuan.ledgers.linking.levels.names import name_levels
from jiayuan.ledgers.linking.levels.numbers import id_levels
from jiayuan.ledgers.linking.levels.parts import equal_levels
from jiayuan.ledgers.linking.levels.phones import phone_levels
from jiayuan.ledgers.linking.levels.places import place_levels

# Every level that says something, strongest first.
LEVELS: Mapping[str, tuple[str, ...]] = {
    "name": ("exact", "pinyin", "swap", "one_char", "prefix", "surname", "else"),
    "id": ("exact", "edit", "first14", "mask", "else"),
    "birth": ("day", "month", "digit", "else"),
    "phone": ("exact", "shared", "digit", "else"),
    "place": ("room", "house", "building", "compound", "else"),
    "sex": ("same", "else"),
    "community": ("same", "else"),
}
ATTRS = tuple(LEVELS)


def compared(pairs: pl.DataFrame) -> pl.DataFrame:
    """A column of levels per attribute of ATTRS; `pairs` holds both sides, the base's with the suffix _b."""
    ids = id_levels(pairs)
    found = {
        "name": name_levels(pairs),
        "id": ids,
        "birth": birth_levels(pairs, ids),
        "phone": phone_levels(pairs),
        "place": place_levels(pairs),
        "sex": equal_levels(pairs, "sex"),
        "community": equal_levels(pairs, "community"),
    }
    # Few different words in millions of cells: categories take a fiftieth of the memory.
    return pl.DataFrame(found).select(pl.col(attr).cast(pl.Categorical) for attr in ATTRS)
