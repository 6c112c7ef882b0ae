"""The tables of a set run numbered and cut into parts of whole households, so that memory is that of one part.

Numbers stand for the names of persons and households: they join and count together several times faster than texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jiayuan.benefits.engine.sets.frame import HOMES, KEY, PEOPLE

Tables = Mapping[str, pa.Table]
Columns = Mapping[str, Sequence[str]]
HOUSEHOLD = "household"
PARENTS, SUPPORTERS = "parents", "supporters"
# People of a part: few enough for the memory of a small machine, enough that a part is not all starting and stopping.
PART = 65_536
NOBODY = -1


def _numbers(found: pa.Array) -> np.ndarray:
    numbers: np.ndarray = found.fill_null(NOBODY).to_numpy(zero_copy_only=False)
    return numbers


def _keys(numbers: np.ndarray) -> pa.Array:
    return pa.array(numbers, pa.int32(), mask=numbers == NOBODY)


@dataclass(frozen=True, slots=True)
class Order:
    """The rows of one table by the number of their household; `rows` is None where they lie in order already."""

    homes: np.ndarray
    rows: np.ndarray | None

    @classmethod
    def of(cls, homes: np.ndarray) -> Order:
        if not len(homes) or bool(np.all(homes[1:] >= homes[:-1])):
            return cls(homes, None)
        rows = np.argsort(homes, kind="stable")
        return cls(homes[rows], rows)

    def cut(self, table: pa.Table, first: int, last: int) -> pa.Table:
        """The rows whose household's number is from `first` up to and without `last`."""
        begin, end = np.searchsorted(self.homes, [first, last])
        return table.slice(begin, end - begin) if self.rows is None else table.take(self.rows[begin:end])


def _named(given: Tables) -> tuple[pa.Array, dict[str, np.ndarray]]:
    """The names of all households in order of appearance, and the number of each row's by table."""
    held = (PEOPLE, HOMES, SUPPORTERS)
    # A base hands over long texts where a list that nobody named is short ones.
    parts = (part.cast(pa.string()) for name in held for part in given[name][HOUSEHOLD].chunks)
    column = pa.chunked_array(list(parts), pa.string())
    encoded = column.dictionary_encode().combine_chunks()
    numbers, found, at = _numbers(encoded.indices), {}, 0
    for name in held:
        found[name], at = numbers[at : at + len(given[name])], at + len(given[name])
    return encoded.dictionary, found


@dataclass(frozen=True, slots=True)
class Numbered:
    """Numbers for the names of persons and households: `names` by number, `keys` and `orders` by table."""

    names: Mapping[str, pa.Array]
    keys: Mapping[str, Mapping[str, pa.Array]]
    orders: Mapping[str, Order]

    @classmethod
    def of(cls, given: Tables) -> Numbered:
        people, (homes, of_home) = given[PEOPLE], _named(given)
        persons = people[KEY].combine_chunks()
        # Who has no household is a part of the order after all of them.
        rows = np.arange(len(people), dtype=np.int32)
        alone = np.where(of_home[PEOPLE] == NOBODY, np.int32(len(homes)) + rows, of_home[PEOPLE])
        child = _numbers(pc.index_in(given[PARENTS][KEY].combine_chunks(), persons))
        with_child = np.where(child == NOBODY, NOBODY, alone[child] if len(alone) else NOBODY)
        keys = {name: {HOUSEHOLD: _keys(numbers)} for name, numbers in of_home.items()}
        keys |= {PEOPLE: {KEY: pa.array(rows), **keys[PEOPLE]}, PARENTS: {KEY: _keys(child)}}
        orders = {name: Order.of(numbers) for name, numbers in {**of_home, PEOPLE: alone, PARENTS: with_child}.items()}
        # Telling a city's names apart takes four times what is kept of it.
        pa.default_memory_pool().release_unused()
        return cls({PEOPLE: persons, HOMES: homes}, keys, orders)

    def parts(self, tables: Tables, columns: Columns, size: int = PART) -> Iterator[Tables]:
        """The tables part by part, each with these columns; the people of a household are never parted."""
        read = {name: _with_keys(tables[name].select(names), self.keys[name]) for name, names in columns.items()}
        homes = self.orders[PEOPLE].homes
        # A part ends before the household in which it would be full.
        ends = [int(homes[at]) for at in range(size, len(homes), size)]
        bounds = [0, *dict.fromkeys(ends), len(self.names[HOMES]) + len(homes)]
        for first, last in pairwise(bounds):
            if last > first or len(bounds) == 2:
                yield {name: self.orders[name].cut(table, first, last) for name, table in read.items()}


def apart(table: pa.Table, key: str, size: int = PART) -> Iterator[pa.Table]:
    """A table whose units have nothing to do with each other, part by part; rows have numbers for names."""
    for first in range(0, max(len(table), 1), size):
        part = table.slice(first, size)
        yield _with_keys(part, {key: pa.array(np.arange(first, first + len(part)))})


def _with_keys(table: pa.Table, keys: Mapping[str, pa.Array]) -> pa.Table:
    for name, column in keys.items():
        if name in table.column_names:
            table = table.set_column(table.column_names.index(name), name, column)
    return table
