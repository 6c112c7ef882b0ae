"""What the plan page says: the task list, and a computation in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from jiayuan.command.api import PlanView, RunInfo

ORDER = ("draft", "review", "approved", "active", "closed", "reviewed")


def _step(label: str, note: str, *, done: bool, current: bool) -> dict[str, str]:
    return {"label": label, "note": note, "state": "done" if done else "current" if current else "todo"}


def steps_of(plan: PlanView, runs: Sequence[RunInfo]) -> list[dict[str, str]]:
    """The way of a plan: contents, computation, review, activation, close, report."""
    # The page promises an order that the states alone do not have: contents and computing both lie in the draft.
    at, counts = ORDER.index(plan.state), plan.counts or {}
    contents = _("三区 %(zones)s、风险点 %(risks)s、安全点位 %(points)s、候选岗位 %(posts)s、力量 %(units)s") % counts
    filled = all(counts.get(kind) for kind in ("zones", "risks", "posts", "units"))
    return [
        _step(_("划区、录入点位与力量"), contents, done=filled, current=not filled),
        _step(_("计算布控"), _("%(n)s 次计算") % {"n": len(runs)}, done=bool(runs), current=filled and not runs),
        _step(_("审批"), "", done=at >= 2, current=at < 2 and bool(runs)),
        _step(_("启动与上岗"), "", done=at >= 3, current=at == 2),
        _step(_("处置与结束"), "", done=at >= 4, current=at == 3),
        _step(_("复盘"), "", done=at >= 5, current=at == 4),
    ]


def percent(share: float | None) -> str:
    return _("未知") if share is None else f"{100 * share:.1f}%"


def gap_words(run: RunInfo) -> str:
    """The proof of quality in one sentence."""
    if run.gap is None:
        return _("没有得到上界，这是按经验规则给出的方案。")
    if run.gap <= 1e-6:
        return _("已证明没有更好的方案。")
    return _("距离理论最好值最多差 %(gap)s。") % {"gap": f"{100 * run.gap:.2f}%"}


def run_card(run: RunInfo) -> dict[str, Any]:
    """A computation as the page shows it."""
    figures = run.figures
    sentence = _("开 %(posts)s 个岗位，风险覆盖由 %(before)s 升到 %(after)s。") % {
        "posts": figures["posts_open"],
        "before": percent(figures["covered_before"]),
        "after": percent(figures["covered_after"]),
    }
    return {
        "id": run.id,
        "sentence": sentence,
        "gap": gap_words(run),
        "rows": [
            {"label": _("目标值"), "value": f"{run.objective:.4f}"},
            {"label": _("上界"), "value": None if run.bound is None else f"{run.bound:.4f}"},
            {"label": _("计算用时"), "value": _("%(s)s 秒") % {"s": f"{run.wall_s:.1f}"}},
            {"label": _("岗位人员"), "value": figures["people_at_posts"]},
            {"label": _("点位人员"), "value": figures["people_at_points"]},
            {"label": _("缺员"), "value": figures["short"]},
            {"label": _("盲点（50米格）"), "value": figures["blind_spots"]},
        ],
        "before": round(100 * figures["covered_before"], 1),
        "after": round(100 * figures["covered_after"], 1),
    }
