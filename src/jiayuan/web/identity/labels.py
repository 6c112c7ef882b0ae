"""Roles and deeds in words a person reads."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROLE_LABELS: Mapping[str, str | Promise] = {
    "": _("系统"),
    "visitor": _("访客"),
    "resident": _("本人"),
    "community_worker": _("社区工作者"),
    "grid_worker": _("网格员"),
    "building_steward": _("楼门长"),
    "property_manager": _("物业人员"),
    "street_officer": _("街道工作人员"),
    "duty_dispatcher": _("街道调度员"),
    "callback_agent": _("回访员"),
    "district_officer": _("区级工作人员"),
    "district_analyst": _("区级分析员"),
    "responder": _("处突力量"),
    "commander": _("值班指挥"),
    "auditor": _("审计员"),
    "system_admin": _("系统管理员"),
    "security_admin": _("安全管理员"),
    "service": _("自动办理"),
}
VERBS: Mapping[str, str | Promise] = {
    "refused": _("想看但被拒绝"),
    "read": _("查看"),
    "search": _("查找"),
    "list": _("列表中看到"),
    "card": _("查看"),
    "merge": _("合并信息"),
    "upload": _("归集台账"),
    "run": _("批量核对"),
}
