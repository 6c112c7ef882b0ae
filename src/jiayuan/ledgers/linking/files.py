"""Tables as outsiders have them: parquet or CSV, every cell read as text."""

from __future__ import annotations

import codecs
from pathlib import Path

import polars as pl

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark


def read_table(path: Path) -> pl.DataFrame:
    """A .parquet, .csv or .tsv file; text is UTF-8, or GB 18030 as office software here writes it. Raises Invalid."""
    kind = path.suffix.lower()
    try:
        if kind == ".parquet":
            return pl.read_parquet(path)
        if kind in (".csv", ".tsv", ".txt"):
            return _text_table(path)
    except (OSError, UnicodeError, pl.exceptions.PolarsError) as error:
        raise Invalid(mark("读不出这个文件，请确认它是 parquet 或 CSV 表格")) from error
    raise Invalid(mark("只接受 .parquet、.csv、.tsv 文件"))


def _decoded(raw: bytes) -> str:
    """By byte order mark, else UTF-8, else GB 18030; raises UnicodeError."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _separator(header: str) -> str:
    """What parts the headers: a CSV of some office software is parted by semicolons or tabs."""
    return max(",;\t", key=header.count)


def _text_table(path: Path) -> pl.DataFrame:
    text = _decoded(path.read_bytes())
    separator = _separator(text.partition("\n")[0])
    table = pl.read_csv(text.encode(), separator=separator, infer_schema=False)
    return table.rename(lambda name: name.strip())


def write_table(table: pl.DataFrame, path: Path) -> None:
    """Parquet for .parquet, else CSV."""
    if path.suffix.lower() == ".parquet":
        table.write_parquet(path)
    else:
        table.write_csv(path)
