"""Words and figures the ledger pages share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.ledgers.api import FileRef

STEPS: tuple[tuple[str, Promise, frozenset[str]], ...] = (
    ("received", _("收到"), frozenset({"received"})),
    ("mapped", _("对列"), frozenset({"needs_mapping", "mapped"})),
    ("checked", _("检查与比对"), frozenset({"checked"})),
    ("previewed", _("预览与批准"), frozenset({"previewed"})),
    ("approved", _("合并"), frozenset({"approved", "merging"})),
    ("merged", _("完成"), frozenset({"merged"})),
)
COUNTS: tuple[tuple[str, Promise, str], ...] = (
    ("rows", _("数据行"), ""),
    ("linked", _("归入已有的人"), "success"),
    ("new", _("新的人"), "success"),
    ("changed", _("内容有变化"), ""),
    ("unchanged", _("没有变化"), ""),
    ("review", _("需要判断"), "warning"),
    ("unplaced", _("待归户"), "warning"),
    ("duplicate", _("重复的行"), "warning"),
    ("missing", _("不再出现"), "warning"),
    ("error", _("有错的行"), "danger"),
    ("warn", _("有提醒的行"), "warning"),
    ("outside", _("范围之外"), "warning"),
)
OUTCOMES: Mapping[str, Promise] = {
    "link": _("归入已有的人"),
    "known": _("内容有变化"),
    "new": _("新的人"),
    "unchanged": _("没有变化"),
    "review": _("需要判断"),
    "unplaced": _("待归户"),
    "duplicate": _("重复的行"),
    "error": _("有错的行"),
    "warn": _("有提醒的行"),
}
TONES: Mapping[str, str] = {
    "merged": "success", "previewed": "info", "needs_mapping": "warning", "quarantined": "danger", "failed": "danger",
    "undone": "neutral", "cancelled": "neutral",
}  # fmt: skip
WORKING = frozenset({"received", "mapped", "checked", "approved", "merging"})


def steps(ref: FileRef) -> list[dict[str, Any]]:
    """The steps of an upload with where it stands; a file that has ended early stands nowhere."""
    # Ended states (-1) light no step: the tag above says what happened.
    at = next((n for n, (_key, _label, states) in enumerate(STEPS) if ref.state in states), -1)
    done = len(STEPS) if ref.state == "merged" else at
    return [
        {"label": label, "state": "done" if n < done else ("current" if n == at else "todo")}
        for n, (_key, label, _states) in enumerate(STEPS)
    ]


def figures(ref: FileRef) -> list[dict[str, Any]]:
    """The counts worth showing: rows always, the others when there are any. Tones mark what wants a look."""
    return [
        {"label": label, "value": ref.counts.get(key, 0), "tone": tone, "key": key if key in OUTCOMES else ""}
        for key, label, tone in COUNTS
        if key == "rows" or ref.counts.get(key)
    ]


def tone(state: str) -> str:
    return TONES.get(state, "info")
