"""Names of a whole column: one form, a sound key, and the parts that comparisons need."""

from __future__ import annotations

import polars as pl

from jiayuan.kernel.pinyin import name_key
from jiayuan.ledgers.linking.unique import by_value, squeezed
from jiayuan.ledgers.rules.cells import FILLER
from jiayuan.ledgers.rules.cells import blank as says_nothing
from jiayuan.ledgers.rules.names import name as standard_name
from jiayuan.ledgers.rules.scripts import parts_key, spaced

# `rules.scripts.HAN` in the spelling of the other library.
HAN = r"[\u{3400}-\u{9fff}\u{f900}-\u{faff}\u{20000}-\u{3134f}]"

# 不详 is written with ideographs and is nobody's name.
_NOTHING = sorted(FILLER)


def _han(text: str) -> str:
    return standard_name(text).value


def _letters(text: str) -> str:
    return "" if says_nothing(text.strip()) else spaced(text)


def tidy_names(column: pl.Series) -> pl.DataFrame:
    """name, key (pinyin, or the parts in alphabetic order), family, given, han (whether written in ideographs)."""
    column = column.str.normalize("NFKC")
    han = column.str.contains(HAN).fill_null(False)
    blank = pl.Series([""]).new_from_index(0, column.len())
    plain = han & column.str.contains(rf"^{HAN}{{2,40}}$").fill_null(False) & ~column.is_in(_NOTHING)
    # Most cells are nothing but the name and need no cleaning.
    cleaned = squeezed(column).zip_with(plain, by_value(column.zip_with(han & ~plain, blank), _han))
    return standard_names(cleaned.zip_with(han, column))


def standard_names(bare: pl.Series, sounds: pl.Series | None = None) -> pl.DataFrame:
    """The same of names in their standard form; `sounds` are the pinyin keys where they are known already."""
    blank = pl.Series([""]).new_from_index(0, bare.len())
    # A note in ideographs makes no name of them: what is left decides.
    han = bare.str.contains(HAN).fill_null(False)
    name = bare.zip_with(han, by_value(bare.zip_with(~han, blank), _letters))
    sorted_parts = by_value(name.zip_with(~han, blank), parts_key)
    key = (by_value(name.zip_with(han, blank), name_key) if sounds is None else sounds).zip_with(han, sorted_parts)
    return pl.DataFrame({"name": name, "key": key}).hstack(name_parts(name))


def name_parts(name: pl.Series) -> pl.DataFrame:
    """family, given and han of names as they are compared: `rules.scripts` for a whole column."""
    han = name.str.contains(HAN).fill_null(False)
    family = name.str.slice(0, 1).zip_with(han, name.str.extract(r"(\S+)$").fill_null(""))
    given = name.str.slice(1).zip_with(han, name.str.extract(r"^(\S+)").fill_null(""))
    return pl.DataFrame({"family": family, "given": given, "han": han})
