"""Locked lines of a form: for the person, and beside their own statement for whoever checks."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from jiayuan.benefits.api import Line, Matter
from jiayuan.web.benefits.wording import localised, word


def locked_rows(lines: Iterable[Line]) -> list[dict[str, str]]:
    """Rows of the facts component: value, and where it comes from."""
    rows = []
    for line in lines:
        source = word(line.source) + (f" · {line.as_of:%Y-%m-%d}" if line.as_of else "")
        rows.append({"label": localised(line.zh, line.en), "value": word(line.value), "note": source})
    return rows


def sources_down(lines: Iterable[Line]) -> str:
    """The sources that do not answer just now, for the banner; "" when all do."""
    return localised("、", ", ").join(dict.fromkeys(word(line.source) for line in lines if line.note == "down"))


def compared(matter: Matter) -> list[dict[str, object]]:
    """Registry value beside the person's statement, differences marked."""
    lines = matter.prefill.lines
    held = [{"label": localised(line.zh, line.en), "value": word(line.value) or gettext("未知")} for line in lines]
    said = [
        {
            "label": localised(line.zh, line.en),
            "value": word(line.said) or gettext("没有异议"),
            "differs": bool(line.said) and line.said != line.value,
        }
        for line in lines
    ]
    return [{"title": gettext("底册记录"), "rows": held}, {"title": gettext("本人陈述"), "rows": said}]
