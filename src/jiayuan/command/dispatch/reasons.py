"""Why a unit is left out or an option is proposed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from jiayuan.command.dispatch.values import Candidate
from jiayuan.kernel.text import mark

OUT_SKILL, OUT_BUSY, OUT_SHIFT, OUT_BREAK, OUT_REST, OUT_STALE, OUT_WAY = (
    "skill", "busy", "off_shift", "break", "rest", "stale", "no_way",
)  # fmt: skip

REASONS: Mapping[str, str] = {
    OUT_SKILL: mark("没有所需技能"),
    OUT_BUSY: mark("正在执行任务"),
    OUT_SHIFT: mark("不在班"),
    OUT_BREAK: mark("正在休息"),
    OUT_REST: mark("已到休息时间"),
    OUT_STALE: mark("位置信息过旧"),
    OUT_WAY: mark("没有可走的路"),
    "fastest": mark("最快到达"),
    "in_target": mark("能在目标时间内到达"),
    "over_target": mark("超出目标时间"),
    "least_loss": mark("对其他点位覆盖影响最小"),
    "backup": mark("备选：首选力量不能出动时"),
    "partial": mark("人手不足，先到先处置"),
}


def excluded_for(unit: Candidate, wanted: frozenset[str], *, stale_s: float = 300, most_hours: float = 12) -> str:
    """Why a unit may not be proposed, "" if it may."""
    # In this order: the first that holds is told, so the most telling ones stand first.
    checks = (
        (OUT_SHIFT, unit.state in ("off", "out_of_service") or unit.shift_left_s <= 0),
        (OUT_BREAK, unit.state == "break"),
        (OUT_BUSY, unit.state in ("offered", "enroute", "on_scene")),
        (OUT_SKILL, not unit.skills & wanted),
        (OUT_REST, unit.hours_on >= most_hours),
        (OUT_STALE, unit.fix_age_s > stale_s),
        (OUT_WAY, not np.isfinite(unit.eta_s)),
    )
    return next((reason for reason, hit in checks if hit), "")
