"""Words for the states and commands of command, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.command.api import ESCALATIONS, REASONS, SKILLS

RED_LIST = 3

PLAN: dict[str, tuple[str | Promise, str]] = {
    "draft": (_("草稿"), "neutral"),
    "review": (_("待审批"), "warning"),
    "approved": (_("已批准"), "info"),
    "active": (_("进行中"), "success"),
    "closed": (_("已结束"), "neutral"),
    "reviewed": (_("已复盘"), "info"),
}
PLAN_COMMANDS: dict[str, str | Promise] = {
    "submit": _("提交审批"),
    "return": _("退回修改"),
    "approve": _("批准方案"),
    "activate": _("启动方案"),
    "amend": _("调整方案"),
    "close": _("结束活动"),
    "publish": _("发布复盘"),
}
INCIDENT: dict[str, tuple[str | Promise, str]] = {
    "reported": (_("待研判"), "warning"),
    "triaged": (_("待派遣"), "warning"),
    "dispatching": (_("等待接受"), "info"),
    "responding": (_("赶赴途中"), "info"),
    "on_scene": (_("现场处置"), "accent"),
    "resolved": (_("处置完毕"), "success"),
    "closed": (_("已办结"), "neutral"),
    "cancelled": (_("已取消"), "neutral"),
    "merged": (_("已并入"), "neutral"),
}
INCIDENT_COMMANDS: dict[str, str | Promise] = {
    "triage": _("确认研判"),
    "resolve": _("处置完毕"),
    "close": _("办结"),
    "reopen": _("重新打开"),
    "cancel": _("取消"),
    "merge": _("并入其他事件"),
}
TASK: dict[str, tuple[str | Promise, str]] = {
    "offered": (_("等待接受"), "warning"),
    "accepted": (_("已接受"), "info"),
    "enroute": (_("赶赴途中"), "info"),
    "arrived": (_("已到现场"), "accent"),
    "cleared": (_("已完成"), "success"),
    "refused": (_("未接受"), "danger"),
    "diverted": (_("改派"), "neutral"),
    "recalled": (_("召回"), "neutral"),
}
TASK_COMMANDS: dict[str, str | Promise] = {
    "accept": _("接受任务"),
    "decline": _("不能前往"),
    "depart": _("出发"),
    "arrive": _("已到达"),
    "clear": _("处置完毕"),
}
UNIT: dict[str, tuple[str | Promise, str]] = {
    "off": (_("未上岗"), "neutral"),
    "available": (_("待命"), "success"),
    "patrolling": (_("巡查"), "success"),
    "moving": (_("移动中"), "info"),
    "break": (_("休息"), "neutral"),
    "offered": (_("有新任务"), "warning"),
    "enroute": (_("赶赴途中"), "info"),
    "on_scene": (_("现场处置"), "accent"),
    "out_of_service": (_("停用"), "danger"),
}
PRIORITY: dict[int, tuple[str | Promise, str]] = {
    1: (_("一级"), "danger"),
    2: (_("二级"), "warning"),
    3: (_("三级"), "info"),
}
LAYER_NAMES: dict[str, str | Promise] = {
    "roads": _("道路"),
    "outlines": _("街道、社区边界（示意）"),
    "zones": _("三区"),
    "blind": _("盲点"),
    "risk": _("风险点"),
    "points": _("安全点位"),
    "posts": _("岗位"),
    "incidents": _("突发事件"),
    "units": _("力量"),
}
SERVICES: dict[str, str | Promise] = {"temporary": _("临时问题"), "professional": _("专业问题")}


def escalation_tag(level: int) -> tuple[str, str] | None:
    """What is asked for now that so much of the target is used up; None while nothing is."""
    step = ESCALATIONS.get(level)
    # From the commander's red list on it is no longer a hint.
    return (gettext(step.name), "danger" if level >= RED_LIST else "warning") if step else None


def needs_words(needs: Iterable[tuple[str, int]]) -> str:
    """「急救 1、人流疏导 2」"""
    return "、".join(f"{gettext(SKILLS[skill])} {count}" for skill, count in needs)


def skills_words(skills: Iterable[str]) -> str:
    return "、".join(gettext(name) for code, name in SKILLS.items() if code in set(skills))


def reasons_words(codes: Iterable[str]) -> str:
    return "；".join(gettext(REASONS[code]) for code in codes)


def minutes(seconds: float) -> str:
    """`4:05`, with a minus sign once the time is over."""
    whole = int(abs(seconds))
    return f"{'-' if seconds < 0 else ''}{whole // 60}:{whole % 60:02}"
