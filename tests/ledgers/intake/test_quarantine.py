"""Files that are not opened at all, each with its reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.intake import quarantine
from jiayuan.ledgers.intake.quarantine import inspect
from jiayuan.ledgers.rules.messages import FILE
from tests.ledgers.books import line, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def archive(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as book:
        for name, body in entries.items():
            book.writestr(name, body)
    return target.getvalue()


def test_an_ordinary_workbook_may_be_read() -> None:
    assert inspect(workbook([line(1)]), "a.xlsx") == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_may_be_read(encoding: str) -> None:
    assert inspect("姓名,电话\n王秀兰,1\n".encode(encoding), "a.csv") == ""


BOMB = archive({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(30 * 1024 * 1024)})
CASES = {
    "password": OLE + "EncryptedPackage".encode("utf-16-le"),
    "macro": archive({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}),
    "bomb": BOMB,
    "type": archive({"word/document.xml": b"<a/>"}),
    "broken": b"PK\x03\x04 not an archive",
}


@pytest.mark.parametrize(("code", "content"), CASES.items(), ids=CASES)
def test_hostile_and_broken_files_are_named(code: str, content: bytes) -> None:
    assert inspect(content, "a.xlsx") == code
    assert code in FILE


def test_an_old_workbook_with_macros() -> None:
    assert inspect(OLE + "_VBA_PROJECT".encode("utf-16-le"), "a.xls") == "macro"
    assert inspect(OLE, "a.xls") == ""


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.xlsx", "broken"),
        (b"   \n", "a.csv", "broken"),
        (b"%PDF-1.7", "a.pdf", "type"),
        (b"\x89PNG", "a.xlsx", "broken"),
        (b"a\x00b", "a.csv", "type"),
    ],
)
def test_other_contents(content: bytes, name: str, code: str) -> None:
    assert inspect(content, name) == code


def test_too_many_entries() -> None:
    many = {f"x{n}": b"" for n in range(quarantine.MAX_ENTRIES)}
    assert inspect(archive({"xl/workbook.xml": b"", **many}), "a.xlsx") == "bomb"


def test_too_big() -> None:
    assert inspect(bytes(quarantine.MAX_BYTES + 1), "a.xlsx") == "too_big"


def test_a_well_compressed_small_workbook_is_no_bomb() -> None:
    assert inspect(archive({"xl/workbook.xml": bytes(2 * 1024 * 1024)}), "a.xlsx") == ""


@given(st.binary(max_size=400), st.sampled_from(["a.xlsx", "a.csv", "a.xls", "a.exe"]))
def test_no_bytes_break_the_inspection(content: bytes, name: str) -> None:
    assert inspect(content, name) in ("", *FILE)


@given(st.binary(max_size=200))
def test_no_archive_breaks_the_inspection(tail: bytes) -> None:
    assert inspect(b"PK" + tail, "a.xlsx") in ("", *FILE)


def test_an_archive_of_a_version_that_is_not_yet_is_broken() -> None:
    content = bytearray(archive({"xl/workbook.xml": b"<x/>"}))
    # The version needed to open it, in the directory at the end.
    content[content.rindex(b"PK\x01\x02") + 6] = 128
    assert inspect(bytes(content), "a.xlsx") == "broken"
