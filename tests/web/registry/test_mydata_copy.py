"""The copy one takes away."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import python_calamine

from jiayuan.ledgers.api import OriginView
from jiayuan.web.registry.mydata_copy import as_json, as_workbook
from jiayuan.web.registry.mydata_words import Told
from tests.web.registry.test_mydata_words import holding

WHO = OriginView("老年人台账", "府右街南社区")
NAME = Told(holding("name", "王秀兰"), "姓名", "王秀兰", WHO)
OLD = Told(replace(holding("phone", "13911110000"), golden=False, disputed=True), "联系电话", "13911110000", WHO)


def rows(content: bytes) -> list[list[str]]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    found: list[list[str]] = book.get_sheet_by_index(0).to_python()
    return found


def test_json_has_code_words_and_source() -> None:
    first, second = json.loads(as_json([NAME, OLD]))["data"]
    assert (first["code"], first["value"], first["words"]) == ("name", "王秀兰", "王秀兰")
    assert (first["ledger"], first["office"], first["as_of"]) == ("老年人台账", "府右街南社区", "2026-03-01")
    assert (second["counts"], second["disputed"]) == (False, True)


def test_json_is_readable_as_it_stands() -> None:
    assert "王秀兰" in as_json([NAME]).decode()
    assert json.loads(as_json([]))["data"] == []


def test_the_workbook_has_a_line_for_each_statement() -> None:
    heads, first, second = rows(as_workbook([NAME, OLD]))
    assert heads[:2] == ["项目", "内容"]
    assert first == ["姓名", "王秀兰", "老年人台账", "府右街南社区", "2026-03-01", "是", "否"]
    assert second[5:] == ["否", "是"]


def test_numbers_stay_texts() -> None:
    (_, line) = rows(as_workbook([OLD]))
    assert line[1] == "13911110000"


def test_no_value_becomes_a_formula_or_a_link() -> None:
    bad = [Told(holding("name", text), "姓名", text, WHO) for text in ("=1+1", "+cmd", "https://example.org/", "@x")]
    content = as_workbook(bad)
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert [line[1] for line in rows(content)[1:]] == ["=1+1", "+cmd", "https://example.org/", "@x"]
