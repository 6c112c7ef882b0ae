"""Flat facts as outsiders have them: a parquet of people, or a folder with their households and lists beside it.

A column is named as its fact; NULL is unknown. `<fact>__state` (0 unknown, 1 known absent, 2 known) is only needed
where something is known to be absent. `age` may replace `birth`. Money is integer fen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lists import NAMED
from jiayuan.benefits.engine.language.nodes import Kind

TABLES = ("people", "homes", "parents", "supporters")
KEYS = ("person", "household")
TYPES: Mapping[Kind, pl.DataType] = {
    "bool": pl.Boolean(), "int": pl.Int64(), "money": pl.Int64(), "date": pl.Date(), "enum": pl.String(),
    "text": pl.String(),
}  # fmt: skip
STATES = (UNKNOWN, ABSENT, KNOWN)


def _read(path: Path) -> pl.DataFrame:
    try:
        return pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as wrong:
        raise BookError(path.name, "不是 parquet 文件") from wrong


def _typed(frame: pl.DataFrame, defined: FactDef) -> pl.Expr:
    """The column in the fact's type; raises BookError naming the column, never a value."""
    column, wanted = frame[defined.code], TYPES[defined.kind]
    if column.dtype != wanted and not (wanted == pl.Int64() and column.dtype.is_integer()):
        raise BookError(defined.code, f"列的类型应为 {wanted}")
    if defined.kind == "enum" and not column.drop_nulls().is_in(list(defined.options)).all():
        raise BookError(defined.code, "有目录里没有的选项")
    if defined.kind in ("int", "money"):
        numbers = [int(end) for end in (column.min(), column.max()) if isinstance(end, int)]
        if not all(map(defined.within, numbers)):
            raise BookError(defined.code, "有超出目录范围的数")
    return pl.col(defined.code).cast(wanted)


def _state(frame: pl.DataFrame, code: str) -> pl.Expr:
    """The state column: as given, else known where there is a value."""
    name, held = state_column(code), pl.col(code).is_not_null()
    if name not in frame.columns:
        return pl.when(held).then(KNOWN).otherwise(UNKNOWN).cast(pl.Int8).alias(name)
    given = _given(frame, name)
    # Said to be known and yet without a value: nobody knows it.
    return pl.when((given == KNOWN) & ~held).then(UNKNOWN).otherwise(given).cast(pl.Int8).alias(name)


def _given(frame: pl.DataFrame, name: str) -> pl.Expr:
    """The states somebody wrote down; where nobody did it is unknown, and is asked for."""
    column = frame[name]
    if not column.dtype.is_integer() or not column.drop_nulls().is_in(STATES).all():
        raise BookError(name, "状态应为 0、1 或 2")
    return pl.col(name).fill_null(UNKNOWN).cast(pl.Int8)


def _with_birth(frame: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Ages as birthdays: on New Year's day of the year that gives this age on any later day of this year."""
    if "age" not in frame.columns:
        return frame
    if not frame["age"].dtype.is_integer():
        raise BookError("age", "列的类型应为整数")
    born = pl.when(pl.col("age").is_not_null()).then(pl.date(as_of.year - pl.col("age"), 1, 1))
    return frame.with_columns(born.alias("birth")).drop("age")


def _checked(frame: pl.DataFrame, book: RuleBook, as_of: date) -> pa.Table:
    frame = _with_birth(frame, as_of)
    lists = {state_column(name) for name in NAMED.values()}
    codes = [name for name in frame.columns if name not in KEYS and not name.endswith("__state")]
    known = {*KEYS, *lists, *codes, *map(state_column, codes)}
    for name in frame.columns:
        if name not in known or (name in codes and name not in book.facts):
            raise BookError(name, "事实目录里没有这一列")
    keys = [pl.col(name).cast(pl.String) for name in KEYS if name in frame.columns]
    kept = [_given(frame, name) for name in sorted(lists) if name in frame.columns]
    columns = [_typed(frame, book.facts[code]) for code in codes]
    states = [_state(frame, code) for code in codes]
    return _as_elsewhere(frame.select(*keys, *kept, *columns, *states).to_arrow(compat_level=pl.CompatLevel.oldest()))


def _as_elsewhere(table: pa.Table) -> pa.Table:
    """Texts as the tables of the base have them: a set run puts the keys of several tables together."""
    fields = [one.with_type(pa.string()) if pa.types.is_large_string(one.type) else one for one in table.schema]
    return table.cast(pa.schema(fields))


def flat_tables(path: Path, book: RuleBook, as_of: date) -> dict[str, pa.Table]:
    """The tables of a set run from a parquet file or a folder of them; raises BookError naming file or column."""
    if not path.is_dir():
        files = {"people": path}
    else:
        files = {name: path / f"{name}.parquet" for name in TABLES if (path / f"{name}.parquet").is_file()}
    tables = {name: _checked(_read(file), book, as_of) for name, file in files.items()}
    people = tables.get("people")
    if people is None:
        raise BookError(path.name, "文件夹里没有 people.parquet")
    if "person" not in people.column_names:
        tables["people"] = people.append_column("person", pa.array(map(str, range(len(people))), pa.string()))
    return tables
