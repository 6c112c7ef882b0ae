"""Rows of the money pages' tables."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from jiayuan.benefits import api
from jiayuan.web.benefits.moneywords import LIST_STATES, LIST_TONES, RESULT_TONES, RESULTS
from jiayuan.web.benefits.wording import yuan

Cell = dict[str, object]


def list_columns() -> list[Cell]:
    return [
        {"label": gettext("政策")},
        {"label": gettext("月份")},
        {"label": gettext("笔数"), "numeric": True},
        {"label": gettext("合计（元）"), "numeric": True},
        {"label": gettext("状态")},
    ]


def _labelled(columns: list[Cell], cells: list[Cell]) -> list[Cell]:
    # Narrow screens show a row as a card: every cell brings its column's name.
    return [{**column, **cell} for column, cell in zip(columns, cells, strict=True)]


def list_cells(paylist: api.PayList, name: str) -> list[Cell]:
    """One list as a row."""
    cells: list[Cell] = [
        {"text": name, "href": reverse("benefits:paylist", args=[paylist.pk])},
        {"text": f"{paylist.month:%Y-%m}"},
        {"text": paylist.count},
        {"text": yuan(paylist.total)},
        {"text": LIST_STATES[paylist.state], "tone": LIST_TONES.get(paylist.state, "neutral")},
    ]
    return _labelled(list_columns(), cells)


def line_columns(*, reason: bool) -> list[Cell]:
    columns: list[Cell] = [
        {"label": gettext("序号"), "numeric": True},
        {"label": gettext("姓名")},
        {"label": gettext("月份")},
        {"label": gettext("金额（元）"), "numeric": True},
        {"label": gettext("结果")},
    ]
    return [*columns, {"label": gettext("原因")}] if reason else columns


def line_cells(row: api.LineRow, *, reason: bool) -> list[Cell]:
    """One line as a row; the reason is the bank's."""
    line = row.line
    cells: list[Cell] = [
        {"text": line.seq},
        {"text": row.person, "href": reverse("benefits:matter", args=[line.entitlement.offer_id])},
        {"text": f"{line.month:%Y-%m}"},
        {"text": yuan(line.amount)},
        {"text": RESULTS[line.result], "tone": RESULT_TONES.get(line.result, "neutral")},
    ]
    return _labelled(line_columns(reason=reason), [*cells, {"text": line.reason}] if reason else cells)


def sum_rows(sums: api.Sums) -> list[dict[str, str]]:
    """The three sums as facts, with a word where they differ."""
    differs = gettext("不一致，请先处理变动")
    policy, assessed = sums.lines == sums.policy, sums.assessed == sums.assessable
    return [
        {"label": gettext("各行合计"), "value": yuan(sums.lines), "note": ""},
        {
            "label": gettext("按政策应发"),
            "value": yuan(sums.policy),
            "note": "" if policy else differs,
        },
        {
            "label": gettext("按评估应发（有评估的月份）"),
            "value": f"{yuan(sums.assessed)} / {yuan(sums.assessable)}",
            "note": "" if assessed else differs,
        },
    ]
