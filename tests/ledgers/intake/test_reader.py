"""Reading at arm's length: a child process, and a plain reason when it cannot."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Refused
from jiayuan.ledgers.intake.reader import read
from tests.ledgers.books import HEADERS, line, workbook
from tests.ledgers.intake.test_quarantine import CASES, archive


def test_a_workbook_is_read_in_a_child_process() -> None:
    (sheet,) = read(workbook([line(n) for n in range(3)]), "a.xlsx")
    assert list(sheet.rows) == [list(HEADERS), *(line(n) for n in range(3))]


@pytest.mark.parametrize(("code", "content"), CASES.items(), ids=CASES)
def test_what_may_not_be_opened_is_refused(code: str, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(content, "a.xlsx")
    assert refused.value.code == code


@pytest.mark.parametrize(
    "content",
    [
        archive({"xl/workbook.xml": b"<workbook"}),
        archive({"xl/workbook.xml": b"<workbook/>", "[Content_Types].xml": b"?"}),
        workbook([line(1)])[:-100],
        workbook([line(1)])[:400],
    ],
    ids=["no-sheets", "no-types", "cut", "head-only"],
)
def test_damage_inside_is_told_as_broken(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(content, "a.xlsx")
    assert refused.value.code == "broken"


def test_a_gbk_csv_is_read() -> None:
    (sheet,) = read("姓名,手机\n王秀兰,13912345678\n".encode("gb18030"), "老年人.csv")
    assert sheet.rows[1] == ["王秀兰", "13912345678"]
