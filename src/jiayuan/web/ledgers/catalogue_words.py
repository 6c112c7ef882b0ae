"""Words of the catalogue's pages."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHARES: Mapping[str, Promise] = {
    "unconditional": _("无条件共享"),
    "conditional": _("有条件共享"),
    "none": _("不予共享"),
}
TONES: Mapping[str, str] = {"unconditional": "success", "conditional": "info", "none": "neutral"}
CLASSES: Mapping[str, Promise] = {
    "open": _("公开"), "internal": _("内部"), "personal": _("个人信息"), "sensitive": _("敏感个人信息"),
}  # fmt: skip
KINDS: Mapping[str, Promise] = {
    "text": _("文本"), "code": _("代码"), "date": _("日期"), "bool": _("是或否"), "int": _("整数"), "money": _("金额"),
    "place": _("地点"), "sealed": _("加密文本"), "entity": _("关联"),
}  # fmt: skip
CYCLES: Mapping[str, Promise] = {
    "day": _("每日更新"), "week": _("每周更新"), "month": _("每月更新"), "quarter": _("每季度更新"),
    "year": _("每年更新"), "live": _("实时更新"), "change": _("有变化时更新"),
}  # fmt: skip
PURPOSE_KINDS: Mapping[str, Promise] = {
    "service": _("公共服务"), "case": _("诉求办理"), "benefit": _("待遇办理"), "care": _("关爱照护"),
    "volunteering": _("志愿服务"), "public_health": _("公共卫生"), "statistics": _("统计汇总"), "upkeep": _("数据维护"),
}  # fmt: skip
STATES: Mapping[str, str] = {
    "draft": "warning", "first": "warning", "approved": "success", "refused": "danger", "ended": "neutral",
}  # fmt: skip


def cycle(code: str) -> str | Promise:
    return CYCLES.get(code, code)
