"""Answers as a ledger's sheet: the columns of the form's own template and one line a person."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from jiayuan.ledgers.forms.rules.answers import CONFIRMED, CORRECTED, Answer, Shown

# Who is meant: what the match goes by. Never asked, only repeated; birth and community only for want of a number.
KEYS = ("name", "id_number", "birth", "community")


def columns(attrs: Sequence[str], labels: Mapping[str, str]) -> list[dict[str, Any]]:
    """The columns of the form's template: the key ones first, then what is asked."""
    order = [*KEYS, *(attr for attr in attrs if attr not in KEYS)]
    return [{"header": labels[attr], "attr": attr, "required": attr == "name"} for attr in order]


def _said(answer: Answer | None, shown: Shown) -> str:
    """What a cell states: the confirmed words, the typed ones, or nothing."""
    if answer is None or answer.mark not in (CONFIRMED, CORRECTED):
        return ""
    return shown.words if answer.mark == CONFIRMED else answer.value


def _key(attr: str, known: Mapping[str, Shown]) -> str:
    # Beside a number the other two would only be said again by somebody who was not asked.
    needed = attr in ("name", "id_number") or not known["id_number"].known
    return known[attr].words if needed else ""


def line(
    attrs: Sequence[str], answers: Mapping[str, Answer], shown: Mapping[str, Shown], known: Mapping[str, Shown]
) -> list[str]:
    """One person's cells in the order of `columns`; `known` are the key values of the base."""
    cells = {attr: _key(attr, known) for attr in KEYS}
    for attr in attrs:
        said = _said(answers.get(attr), shown[attr])
        # A key that was asked and not answered still says who is meant.
        cells[attr] = said or cells.get(attr, "")
    return list(cells.values())


def sheet(headers: Sequence[str], lines: Sequence[Sequence[str]]) -> bytes:
    """The lines as CSV with a byte order mark, so that every spreadsheet program reads it as UTF-8."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([headers, *lines])
    return text.getvalue().encode("utf-8-sig")
