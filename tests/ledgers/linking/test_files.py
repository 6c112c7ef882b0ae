"""Tables as outsiders write them, read as text whatever their encoding and separator."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from jiayuan.kernel.errors import Invalid
from jiayuan.ledgers.linking.columns import Columns
from jiayuan.ledgers.linking.files import read_table, write_table
from jiayuan.ledgers.linking.tidy import texts

TEXT = "姓名,电话\n赵秀爱,13800000011\n"


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_of_office_software_are_read(tmp_path: Path, encoding: str) -> None:
    table = read_table(written(tmp_path, TEXT, encoding))
    assert (table.columns, table.row(0)) == (["姓名", "电话"], ("赵秀爱", "13800000011"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.txt"])
def test_the_headers_tell_what_parts_the_cells(tmp_path: Path, separator: str, name: str) -> None:
    table = read_table(written(tmp_path, TEXT.replace(",", separator), name=name))
    assert table.columns == ["姓名", "电话"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", ""), ("b.csv", "姓名,电话\n赵,1,2,3\n"), ("c.parquet", "no parquet"), ("d.xlsx", TEXT)],
    ids=["empty", "ragged", "no parquet", "workbook"],
)
def test_what_is_no_table_is_refused_plainly(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(Invalid):
        read_table(written(tmp_path, text, name=name))


def test_a_column_of_lists_is_refused_plainly() -> None:
    table = pl.DataFrame({"地址": [["甲", "乙"]]})
    with pytest.raises(Invalid, match="地址"):
        texts(table, Columns({"address": ("地址",)}), "address")


@pytest.mark.parametrize("name", ["o.csv", "o.parquet"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    table = pl.DataFrame({"row": ["0"], "base_id": ["p1"]})
    write_table(table, tmp_path / name)
    assert read_table(tmp_path / name).equals(table)
