"""Words and figures the ledger pages share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
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
    ("placed", _("地址已到户室"), "success"),
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
    "placed": _("地址已到户室"),
    "duplicate": _("重复的行"),
    "missing": _("不再出现"),
    "conflict": _("说法冲突"),
    "error": _("有错的行"),
    "warn": _("有提醒的行"),
}
# Tabs of the preview: outcome of the rows, title, key of the count.
TABS: tuple[tuple[str, Promise, str], ...] = (
    ("new", _("新的人"), "new"),
    ("known", _("有变化"), "changed"),
    ("conflict", _("说法冲突"), "conflict"),
    ("review", _("需要判断"), "review"),
    ("unplaced", _("待归户"), "unplaced"),
    ("missing", _("不再出现"), "missing"),
)
EMPTY_TABS: Mapping[str, Promise] = {
    "new": _("没有新的人"),
    "known": _("没有内容变化"),
    "conflict": _("没有说法冲突"),
    "review": _("没有需要判断的行"),
    "unplaced": _("没有待归户的行"),
    "missing": _("没有人不再出现"),
}
# Groups of states in the filter of the list.
GROUPS: Mapping[str, tuple[Promise, frozenset[str]]] = {
    "working": (_("正在处理"), frozenset({"received", "mapped", "checked", "approved", "merging"})),
    "waiting": (_("等人处理"), frozenset({"needs_mapping", "previewed", "failed"})),
    "merged": (_("已合并"), frozenset({"merged"})),
    "ended": (_("没有合并"), frozenset({"quarantined", "cancelled", "undone"})),
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


def figures(ref: FileRef, *, tabbed: bool = False) -> list[dict[str, Any]]:
    """The counts worth showing: rows always, the others when there are any. Tones mark what wants a look.

    `tabbed`: without those that stand on the tabs of the preview already.
    """
    told = {key for _outcome, _title, key in TABS} if tabbed else set()
    return [
        {"label": label, "value": ref.counts.get(key, 0), "tone": tone}
        for key, label, tone in COUNTS
        if key not in told and (key == "rows" or ref.counts.get(key))
    ]


def tone(state: str) -> str:
    return TONES.get(state, "info")


def tabs(ref: FileRef, chosen: str) -> list[dict[str, Any]]:
    """The tabs of the preview with their counts; the first that holds rows is open unless another was chosen."""
    filled = [outcome for outcome, _title, key in TABS if ref.counts.get(key)]
    at = chosen if chosen in {outcome for outcome, _title, _key in TABS} else next(iter(filled), "new")
    return [
        {"outcome": outcome, "title": title, "n": ref.counts.get(key, 0), "current": outcome == at}
        for outcome, title, key in TABS
    ]


def summary(ref: FileRef) -> str:
    """What the file does to the base, in one sentence."""
    words = (
        (_("新增{n}人"), "new"), (_("{n}人的内容有变化"), "changed"), (_("{n}行归入已有的人"), "linked"),
        (_("{n}行要由人判断"), "review"), (_("{n}行暂时找不到是谁"), "unplaced"), (_("{n}人不再出现"), "missing"),
        (_("{n}行没有变化"), "unchanged"),
    )  # fmt: skip
    told = [str(text).format(n=ref.counts[key]) for text, key in words if ref.counts.get(key)]
    return gettext("，").join(told)


def left(seconds: int | None) -> str:
    """How long it will take yet, in words; '' while nothing tells."""
    if seconds is None:
        return ""
    if seconds < 60:
        return gettext("大约还要 {n} 秒").format(n=max(seconds, 1))
    return gettext("大约还要 {n} 分钟").format(n=round(seconds / 60))


def bar(ref: FileRef) -> dict[str, Any] | None:
    """How far the machine is with a file; None while it waits for a person or has ended."""
    if ref.state not in WORKING:
        return None
    at = next((n for n, (_key, _label, states) in enumerate(STEPS) if ref.state in states), 0)
    label = next((label for _key, label, states in STEPS if ref.state in states), "")
    # The step that runs fills its own part of the whole.
    part = min(ref.progress.done / max(ref.progress.total, 1), 1.0) if ref.progress else 0.0
    told = left(ref.progress.seconds_left) if ref.progress else ""
    return {"label": label, "value": round(100 * (at + part) / len(STEPS)), "text": told}
