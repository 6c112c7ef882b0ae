"""The error workbook: the uploader's own layout, wrong cells red or yellow, with a Chinese comment each."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import xlsxwriter
from django.utils.translation import gettext

from jiayuan.ledgers.intake.child import RISKY
from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.rules.messages import cell_message

# (sheet, row from 1, column from 0) → [(code, severity)]
Findings = Mapping[tuple[int, int, int], Sequence[tuple[str, str]]]


def _safe(text: str) -> str:
    """A cell that begins like a formula is written as text with a mark before it."""
    return f"'{text}" if text and text[0] in RISKY and not text[1:].replace(".", "").isdigit() else text


def _sheet_name(name: str, taken: set[str]) -> str:
    clean = "".join("_" if character in "[]:*?/\\" else character for character in name)[:28].strip("'") or "Sheet"
    while clean.lower() in taken:
        clean = f"{clean[:26]}_{len(taken)}"
    taken.add(clean.lower())
    return clean


def error_workbook(sheets: Sequence[Sheet], findings: Findings) -> bytes:
    """An .xlsx in memory; every number is written as text, so that no digit is lost again."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # Text format, so that the uploader's program does not turn numbers into floats again.
    plain = book.add_format({"num_format": "@"})
    colours = {
        "error": book.add_format({"num_format": "@", "bg_color": "#F8CBAD", "font_color": "#9C0006", "bold": True}),
        "warn": book.add_format({"num_format": "@", "bg_color": "#FFF2CC"}),
    }
    taken: set[str] = set()
    for number, sheet in enumerate(sheets):
        page = book.add_worksheet(_sheet_name(sheet.name, taken))
        page.set_comments_author("家园")
        for at, cells in enumerate(sheet.rows):
            for col, text in enumerate(cells):
                found = findings.get((number, at + 1, col), ())
                worst = "error" if any(severity == "error" for _, severity in found) else ("warn" if found else "")
                page.write_string(at, col, _safe(text), colours.get(worst, plain))
                if found:
                    words = "\n".join(dict.fromkeys(gettext(cell_message(code)) for code, _ in found))
                    page.write_comment(at, col, words, {"x_scale": 1.6})
    book.close()
    return target.getvalue()
