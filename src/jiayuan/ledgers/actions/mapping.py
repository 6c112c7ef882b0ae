"""A person says which column is what; the office's headers are remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import Invalid
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.queue import defer_advance
from jiayuan.ledgers.rules.mapped import Wanted
from jiayuan.ledgers.templates import learn, wanted

Data = Mapping[str, Any]


def _check_mapping(attrs: Sequence[str | None], width: int, columns: Sequence[Wanted]) -> None:
    used = [attr for attr in attrs if attr]
    if set(used) - {column.attr for column in columns} or len(used) != len(set(used)) or len(attrs) != width:
        raise Invalid(_("每个项目只能对应一列，请检查列的对应"), code="mapping")
    if any(column.required and column.attr not in used for column in columns):
        raise Invalid(_("必填项还没有对应的列"), code="mapping-required")


def confirm_mapping(file: LedgerFile, data: Data, reason: str) -> None:
    """`data["columns"]`: {sheet: [attribute or '']}; `data["shifts"]`: whether proposed pastes are moved back."""
    chosen: Mapping[str, list[str]] = data.get("columns", {})
    learned: dict[str, str] = {}
    for sheet in file.mapping:
        attrs = chosen.get(str(sheet["sheet"]), sheet["columns"])
        _check_mapping(attrs, len(sheet["headers"]), wanted(file.template))
        # A header that was overruled by the look of its values is not learned: the sheet was wrong, not the word.
        pairs = zip(sheet["headers"], attrs, sheet["reasons"], strict=True)
        learned |= {header: attr for header, attr, reason in pairs if attr and reason != "swapped"}
        sheet["columns"] = [attr or None for attr in attrs]
        if not data.get("shifts", True):
            sheet["shifts"] = []
    learn(file.template, file.office, learned)
    move(file, "confirm_mapping", reason=reason)
    defer_advance(file)
