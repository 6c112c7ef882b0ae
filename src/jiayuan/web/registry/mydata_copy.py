"""A copy of one's own data: as JSON for programs, as a workbook for people."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from jiayuan.kernel import clock
from jiayuan.web.registry.mydata_words import Told


def as_json(told: Sequence[Told]) -> bytes:
    """Codes and words side by side, UTF-8."""
    lines = [
        {
            "code": one.holding.code, "label": one.label, "value": one.holding.value, "words": one.text,
            "absent": one.holding.absent, "counts": one.holding.golden, "disputed": one.holding.disputed,
            "ledger": one.origin.title, "office": one.origin.office, "as_of": one.holding.as_of.isoformat(),
            "known_from": one.holding.known_from.isoformat(),
        }
        for one in told
    ]  # fmt: skip
    whole = {"made_at": clock.now().isoformat(), "data": lines}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def as_workbook(told: Sequence[Told]) -> bytes:
    """One sheet, one line per statement."""
    out = io.BytesIO()
    # Texts only: a value that begins with "=" must not become a formula of somebody's program.
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("我的数据"))
    heads = [_("项目"), _("内容"), _("台账"), _("单位"), _("日期"), _("以它为准"), _("正在核实")]
    yes_no = {True: _("是"), False: _("否")}
    rows = [
        [
            one.label, one.text, one.origin.title, one.origin.office, one.holding.as_of.isoformat(),
            yes_no[one.holding.golden], yes_no[one.holding.disputed],
        ]
        for one in told
    ]  # fmt: skip
    for number, row in enumerate([heads, *rows]):
        for col, text in enumerate(row):
            sheet.write_string(number, col, text)
    sheet.set_column(0, len(heads) - 1, 22)
    book.close()
    return out.getvalue()
