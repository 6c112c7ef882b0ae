"""An empty workbook of a template: headers, drop-downs for coded columns, a note in each header."""

from __future__ import annotations

import io

import xlsxwriter
from django.utils.translation import gettext

from jiayuan.ledgers.rules.codes import words_of
from jiayuan.ledgers.rules.registering import RULES, Column
from jiayuan.ledgers.templating.shapes import TemplateView
from jiayuan.registry import api as registry

ROWS = 2000
# Excel takes no longer list of words in a cell's rule.
LONGEST_LIST = 255


def _note(column: Column) -> str:
    """What the header's comment says."""
    parts = [gettext(registry.attr(column.attr).label), gettext("必填") if column.required else gettext("可以留空")]
    if column.rule:
        parts.append(gettext(RULES[column.rule]))
    if registry.attr(column.attr).kind == "date":
        parts.append(gettext("写成2021-07-01这样；只知道月份时写2021-07"))
    return "\n".join(parts)


def _drop_down(attr: str) -> list[str]:
    words = list(words_of(attr))
    return words if words and len(",".join(words)) <= LONGEST_LIST else []


def empty_workbook(view: TemplateView) -> bytes:
    """The .xlsx; every column is text, so that no number loses its last digits."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("".join("_" if sign in "[]:*?/\\" else sign for sign in view.title)[:28] or "Sheet")
        page.set_comments_author("家园")
        text = book.add_format({"num_format": "@"})
        bold = {
            True: book.add_format({"bold": True, "bg_color": "#FCE4D6", "num_format": "@"}),
            False: book.add_format({"bold": True, "num_format": "@"}),
        }
        for at, column in enumerate(view.columns):
            page.set_column(at, at, max(12, 2 * len(column.header) + 4), text)
            page.write_string(0, at, column.header, bold[column.required])
            page.write_comment(0, at, _note(column), {"x_scale": 1.6})
            words = _drop_down(column.attr)
            if words:
                # A word that is not in the list is told by the check, not refused by the program.
                page.data_validation(1, at, ROWS, at, {"validate": "list", "source": words, "error_type": "warning"})
        page.freeze_panes(1, 0)
    return target.getvalue()
