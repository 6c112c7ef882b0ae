"""Words of pay lists, proposals, surplus and letters."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]
LIST_STATES: Words = MappingProxyType(
    {
        "draft": _("待封存"),
        "sealed": _("已封存"),
        "sent": _("已送银行"),
        "returned": _("已回盘"),
        "closed": _("已结清"),
        "dropped": _("已撤销"),
    }
)
LIST_TONES: Mapping[str, str] = MappingProxyType(
    {"draft": "warning", "sealed": "accent", "sent": "accent", "closed": "success"}
)
LIST_COMMANDS: Words = MappingProxyType(
    {"seal": _("复核并封存"), "drop": _("撤销这份清册"), "send": _("已送银行"), "close": _("结清")}
)
RESULTS: Words = MappingProxyType({"": _("待付"), "paid": _("已付"), "failed": _("未付成")})
RESULT_TONES: Mapping[str, str] = MappingProxyType({"paid": "success", "failed": "danger"})
KINDS: Words = MappingProxyType({"stop": _("停发"), "amend": _("调整金额"), "reopen": _("恢复发放")})
CONFIRMS: Words = MappingProxyType(
    {"stop": _("确认停发并告知"), "amend": _("确认调整并告知"), "reopen": _("确认恢复并告知")}
)
TOLD: Words = MappingProxyType({"message": _("发消息"), "visit": _("已上门告知"), "call": _("已电话告知家属")})
SURPLUS: Words = MappingProxyType(
    {
        "surplus": _("停发后仍发放"),
        "duplicate": _("同月重复发放"),
        "elsewhere": _("台账显示别处也在领取，请核对"),
    }
)
OUTCOMES: Words = MappingProxyType(
    {
        "agreed": _("与本人或家属商定"),
        "returned": _("本人主动退回"),
        "waived": _("不再追究"),
        "none": _("核实后没有多发"),
    }
)
WAYS: Words = MappingProxyType(
    {
        "review": _("向街道申诉"),
        "survey": _("对核查结果有异议"),
        "reconsideration": _("申请行政复议"),
        "lawsuit": _("提起行政诉讼"),
    }
)
