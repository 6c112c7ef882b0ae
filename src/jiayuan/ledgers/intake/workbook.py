"""The error workbook: the uploader's own layout, wrong cells red or yellow, with a Chinese comment each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

import xlsxwriter
from django.utils.translation import gettext
from xlsxwriter.worksheet import Worksheet

from jiayuan.ledgers.intake.child import RISKY
from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.messages import cell_message

# What is wrong in one cell: (code, severity) in order.
Said = tuple[tuple[str, str], ...]
# (sheet, row from 1, column from 0) → [(code, severity)]
Findings = Mapping[tuple[int, int, int], Sequence[tuple[str, str]]]
# What no XML may hold; a cell may, by way of a foreign program.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Of a whole row, a cell a line: anything that cannot be written just as it is.
_ODD = re.compile("[&<>\x00-\x09\x0b-\x1f\ufffe\uffff\ud800-\udfff]|^[=+@ \u3000-]|[ \u3000]$", re.MULTILINE)
LONGEST = 32_767


def _safe(text: str) -> str:
    """A cell that begins like a formula is written as text with a mark before it."""
    return f"'{text}" if text and text[0] in RISKY and not text[1:].replace(".", "").isdigit() else text


def _sheet_name(name: str, taken: set[str]) -> str:
    clean = "".join("_" if character in "[]:*?/\\" else character for character in name)[:28].strip("'") or "Sheet"
    while clean.lower() in taken:
        clean = f"{clean[:26]}_{len(taken)}"
    taken.add(clean.lower())
    return clean


def _text(cell: str) -> str:
    """A cell as the text of an inline string."""
    clean = escape(_UNWRITABLE.sub("", _safe(cell))[:LONGEST], quote=False)
    return f'<is><t xml:space="preserve">{clean}</t></is>'


class TextSheet(Worksheet):  # type: ignore[misc]  # the library tells no types
    """A sheet of nothing but texts, written as it goes: the general writer keeps an object for each of its cells."""

    rows: Sequence[Sequence[str]]
    plain: int
    # Row from 1 → column → style, where it is not the plain one.
    styles: Mapping[int, Mapping[int, int]]

    def _write_sheet_data(self) -> None:
        self.fh.write("<sheetData>")
        self.fh.writelines(self._lines())
        self.fh.write("</sheetData>")

    def _lines(self) -> Iterator[str]:
        heads = [f'<c r="{letter(col)}' for col in range(max(map(len, self.rows), default=0))]
        tail = f'" s="{self.plain}" t="inlineStr"><is><t>'
        for at, cells in enumerate(self.rows, 1):
            if at in self.styles or _ODD.search("\n".join(cells)):
                body = self._odd(at, heads, cells)
            else:
                body = [
                    f"{head}{at}{tail}{cell}</t></is></c>" for head, cell in zip(heads, cells, strict=False) if cell
                ]
            yield f'<row r="{at}">{"".join(body)}</row>'

    def _odd(self, at: int, heads: Sequence[str], cells: Sequence[str]) -> list[str]:
        styles = self.styles.get(at, {})
        return [
            f'{head}{at}" s="{styles.get(col, self.plain)}" t="inlineStr">{_text(cell)}</c>'
            for col, (head, cell) in enumerate(zip(heads, cells, strict=False))
            if cell or col in styles
        ]


def _painted(page: TextSheet, findings: Iterable[tuple[int, int, Said]], colours: Mapping[str, int]) -> None:
    """Notes a style and writes a comment for each finding: (row from 1, column, [(code, severity)])."""
    styles: dict[int, dict[int, int]] = {}
    words: dict[Said, str] = {}
    for at, col, said in findings:
        worst = "error" if any(severity == "error" for _, severity in said) else "warn"
        styles.setdefault(at, {})[col] = colours[worst]
        if said not in words:
            words[said] = "\n".join(dict.fromkeys(gettext(cell_message(code)) for code, _ in said))
        page.write_comment(at - 1, col, words[said], {"x_scale": 1.6})
    page.styles = styles


def error_workbook(sheets: Sequence[Sheet], findings: Findings) -> bytes:
    """An .xlsx in memory; every number is written as text, so that no digit is lost again."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    # Text format, so that the uploader's program does not turn numbers into floats again.
    plain = book.add_format({"num_format": "@"})
    error = book.add_format({"num_format": "@", "bg_color": "#F8CBAD", "font_color": "#9C0006", "bold": True})
    warn = book.add_format({"num_format": "@", "bg_color": "#FFF2CC"})
    colours = {name: one._get_xf_index() for name, one in (("plain", plain), ("error", error), ("warn", warn))}
    by_sheet: dict[int, list[tuple[int, int, Said]]] = {}
    for (number, at, col), said in sorted(findings.items()):
        by_sheet.setdefault(number, []).append((at, col, tuple(said)))
    taken: set[str] = set()
    for number, sheet in enumerate(sheets):
        page = book.add_worksheet(_sheet_name(sheet.name, taken), worksheet_class=TextSheet)
        page.set_comments_author("家园")
        page.rows, page.plain = sheet.rows, colours["plain"]
        _painted(page, (one for one in by_sheet.get(number, ()) if _holds(sheet, one[0], one[1])), colours)
    book.close()
    return target.getvalue()


def _holds(sheet: Sheet, at: int, col: int) -> bool:
    return at <= len(sheet.rows) and col < len(sheet.rows[at - 1])
