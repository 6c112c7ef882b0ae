"""The doors shown in headers and on the workbench."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Door:
    """One link of a menu; `icon` names a symbol of icons.svg."""

    path: str
    label: str | Promise
    icon: str


RESIDENT: tuple[Door, ...] = (
    Door("/", _("首页"), "home"),
    Door("/services/", _("办事"), "apply"),
    Door("/cases/", _("我的诉求"), "complain"),
    Door("/me/benefits/", _("我的待遇"), "benefit"),
    Door("/notices/", _("通知"), "see"),
)
STAFF: tuple[Door, ...] = (
    Door("/staff/", _("工作台"), "home"),
    Door("/staff/cases/", _("诉求工单"), "complain"),
    Door("/staff/benefits/", _("待遇核发"), "benefit"),
    Door("/staff/benefits/boards/", _("待遇看板"), "analyse"),
    Door("/staff/rules/", _("规则库"), "check"),
    Door("/staff/ledgers/", _("台账归集"), "ledger"),
    Door("/staff/quality/", _("台账质量"), "analyse"),
    Door("/staff/forms/", _("一表通"), "check"),
    Door("/staff/registry/", _("底册查询"), "people"),
    Door("/staff/registry/checks/", _("居民异议"), "ask"),
    Door("/staff/care/", _("应急关爱"), "bell"),
    Door("/staff/purposes/", _("数据使用"), "check"),
    Door("/staff/exchange/", _("数据交换"), "join"),
    Door("/staff/places/", _("地点与网格"), "place"),
    Door("/staff/command/", _("活动保障"), "shield"),
    Door("/staff/notices/", _("通知发布"), "see"),
    Door("/staff/audit/", _("访问记录"), "audit"),
)
# What staff start most often; shown on the workbench's first page.
SHORTCUTS: tuple[Door, ...] = (
    Door("/staff/cases/inbox/", _("办我的工单"), "complain"),
    Door("/staff/cases/callbacks/", _("打回访电话"), "phone"),
    Door("/staff/benefits/deliveries/", _("待遇送达"), "home"),
    Door("/staff/ledgers/", _("上传台账"), "upload"),
    Door("/staff/review/", _("核实台账"), "ledger"),
    Door("/staff/notices/new/", _("写通知"), "see"),
    Door("/staff/command/", _("打开一张图"), "map"),
)
DESK = Door("/staff/", _("工作台"), "ledger")
PORTAL = Door("/", _("居民页面"), "home")
