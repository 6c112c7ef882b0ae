"""Words of states, steps and commands, as the pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STATES: Mapping[str, str | Promise] = MappingProxyType(
    {
        "found": _("可能是您的"),
        "contacted": _("等您确认"),
        "unreachable": _("暂时没有联系上"),
        "confirmed": _("已确认，等待核对"),
        "declined": _("您已放弃"),
        "disputed": _("正在核实您提出的问题"),
        "checking": _("核对中"),
        "waiting": _("等您补充材料"),
        "noticed": _("公示中"),
        "approved": _("已通过"),
        "refused": _("未通过"),
        "delivering": _("正在送达"),
        "drawing": _("正在领取"),
        "stopped": _("已停发"),
        "appealed": _("申诉处理中"),
        "upheld": _("申诉未支持"),
        "lapsed": _("已失效"),
        "closed": _("已办结"),
    }
)
TONES: Mapping[str, str] = MappingProxyType(
    {"contacted": "accent", "waiting": "warning", "drawing": "success", "refused": "danger", "disputed": "warning"}
)
DELIVERY_STATES: Mapping[str, str | Promise] = MappingProxyType(
    {
        "planned": _("待备货"),
        "packed": _("已备好"),
        "out": _("已出发"),
        "handed": _("已送达"),
        "refused": _("本人拒收"),
        "not_home": _("家中无人"),
        "returned": _("已退回"),
        "lost": _("已丢失"),
    }
)
PROOFS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "code": _("本人报出6位送达码"),
        "signature": _("本人在屏幕上签名"),
        "witness": _("另一位同事在场见证"),
    }
)
STEPS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "disability_check": _("核对残疾信息"),
        "survey": _("街道查验"),
        "first_opinion": _("街道初审"),
        "district_review": _("区残联审核"),
        "decision": _("区民政局审定"),
        "papers": _("补充材料"),
        "refusal": _("不予批准"),
        "settlement": _("核实结果"),
        "stop": _("停发"),
        "amend": _("调整金额"),
        "reopen": _("恢复发放"),
    }
)
# In the order of 160号 七(二).
STOP_REASONS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "disability": _("残疾类别或等级变化"),
        "relief": _("不再符合救助身份"),
        "hukou": _("户籍迁出本市"),
        "death": _("死亡或宣告失踪"),
        "sentence": _("正在服刑"),
        "review": _("复核不合格"),
    }
)
COMMANDS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "contact": _("联系本人"),
        "unreached": _("上门也没有遇到"),
        "check": _("开始核对"),
        "pass": _("核对通过"),
        "publish": _("通过并公示"),
        "end": _("公示结束，批准"),
        "schedule": _("安排送达"),
        "settle": _("已核实，重新评估"),
        "reopen": _("恢复发放"),
        "pack": _("备好物品"),
        "go": _("出发"),
        "miss": _("家中无人"),
        "refuse": _("本人拒收"),
        "replan": _("改约时间"),
        "bring_back": _("退回"),
        "lose": _("登记丢失"),
        "overturn": _("支持申诉，重新核对"),
        "reinstate": _("支持申诉，恢复发放"),
        "uphold": _("维持原决定"),
    }
)


def state_of(state: str) -> str:
    """The word of a state; one without a word shows its own name rather than nothing."""
    return str(STATES.get(state, state))


def tone_of(state: str) -> str:
    """The tone of a state's tag."""
    return TONES.get(state, "neutral")
