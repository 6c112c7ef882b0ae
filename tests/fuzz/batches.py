"""Whole columns against single cells: what the engine makes of a column the rules make of each cell."""

from __future__ import annotations

from random import Random

import polars as pl

from jiayuan.kernel.idnumber import IdClass, parse_id
from jiayuan.kernel.phone import Phone, kind_of
from jiayuan.kernel.pinyin import name_key
from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.linking.addresses import tidy_addresses, tidy_communities
from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.idnumbers import tidy_numbers
from jiayuan.ledgers.linking.names import tidy_names
from jiayuan.ledgers.linking.tidy import tidy, tidy_phones
from jiayuan.ledgers.linking.unique import squeezed
from jiayuan.ledgers.rules.cells import blank as says_nothing
from jiayuan.ledgers.rules.codes import sex
from jiayuan.ledgers.rules.dates import day
from jiayuan.ledgers.rules.names import name
from jiayuan.ledgers.rules.numbers import phone
from jiayuan.ledgers.rules.scripts import is_han, parts_key, spaced
from tests.fuzz import addresses, dates, ids, names, phones, standards

SIZE = 50
Column = list[str]


def _column(cells: list[object]) -> Column:
    # A lone half of a pair has no UTF-8 form and so cannot stand in a column.
    return [str(cell).encode("utf-8", "ignore").decode() for cell in cells]


def make(rng: Random) -> dict[str, Column]:
    makers = {
        "name": names.make,
        "id_number": ids.make,
        "phone": phones.make,
        "birth": dates.make,
        "sex": standards.word,
    }
    table = {field: _column([draw(rng) for _ in range(SIZE)]) for field, draw in makers.items()}
    return table | {"address": _column([addresses.make(rng)[0] for _ in range(SIZE)])}


def check(table: dict[str, Column]) -> None:
    """Field by field, cell by cell; and a column says of a cell what it says of it alone."""
    check_names(table["name"])
    check_numbers(table["id_number"])
    check_phones(table["phone"])
    check_rest(table)
    check_addresses(table["address"])


def check_names(cells: Column) -> None:
    found = tidy_names(pl.Series(cells, dtype=pl.String))
    for raw, (told, key, *_rest, han) in zip(cells, found.iter_rows(), strict=True):
        alone = name(raw).value
        assert han == is_han(told)
        if han:
            assert (told, key) == (alone, name_key(alone)), raw
        else:
            assert (told, key) == (spaced(told), parts_key(told)), raw
            assert told == "" or not says_nothing(raw.strip()), raw


def check_numbers(cells: Column) -> None:
    found = tidy_numbers(pl.Series(cells, dtype=pl.String), national=True)
    for raw, (number, near, born, gender) in zip(cells, found.iter_rows(), strict=True):
        one = parse_id(raw)
        good = one.kind in (IdClass.OK, IdClass.FROM15)
        other = one.kind is IdClass.OTHER and len(one.value) >= 5
        assert number == (one.value if good or other else ""), raw
        assert near == ("" if one.kind in (IdClass.MISSING, IdClass.FLOAT_DAMAGED) else one.value), raw
        kept = one.number
        assert (born, gender) == ((kept.birth_date.isoformat(), kept.sex) if kept else ("", "")), raw


def check_phones(cells: Column) -> None:
    found = tidy_phones(pl.Series(cells, dtype=pl.String)).to_list()
    for raw, numbers in zip(cells, found, strict=True):
        alone = [one for one in Phone.parse(raw).numbers if kind_of(one) in ("mobile", "landline")]
        assert not alone or numbers == alone, raw
        std = phone(raw)
        assert not alone or {*alone} <= {std.value, *std.more}, raw


def check_rest(table: dict[str, Column]) -> None:
    frame = pl.DataFrame({"出生日期": table["birth"], "性别": table["sex"]})
    found = tidy(frame, guess(frame.columns), national=True)
    for at, (raw, sexed) in enumerate(zip(table["birth"], table["sex"], strict=True)):
        alone, told = day(raw.strip()), sex(sexed).value
        whole = alone.value if alone.usable and alone.code != "date_month" else ""
        assert found["birth"][at] == whole or raw.count("/") + raw.count(".") + raw.count("-") >= 2, raw
        assert found["sex"][at] == (told if told in ("1", "2") else ""), sexed


def check_addresses(cells: Column) -> None:
    column = pl.Series(cells, dtype=pl.String)
    whole = tidy_addresses(column)
    for at in range(0, len(cells), 10):
        assert tidy_addresses(column[at : at + 1]).row(0) == whole.row(at), cells[at]
    assert squeezed(column).to_list() == [squeeze(cell) for cell in cells]
    once = tidy_communities(column)
    assert once.len() == column.len()
    assert once.null_count() == whole.null_count().sum_horizontal()[0] == 0
