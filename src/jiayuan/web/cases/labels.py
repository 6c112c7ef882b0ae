"""The words of cases as people read them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, str | Promise]

STATES: Words = {
    "received": _("已收到"), "open": _("办理中"), "waiting": _("等您回复"), "suspended": _("挂账"),
    "feedback_due": _("待评价"), "closed": _("已办结"), "answered": _("已答复"), "declined": _("不予受理"),
    "merged": _("已并单"),
}  # fmt: skip
TONES = {
    "received": "info", "open": "info", "waiting": "warning", "suspended": "warning", "feedback_due": "accent",
    "closed": "success", "answered": "success", "declined": "neutral", "merged": "neutral",
}  # fmt: skip
ORDER_STATES: Words = {
    "offered": _("待签收"), "signed": _("已签收"), "working": _("办理中"), "return_requested": _("申请退单"),
    "returned": _("已退单"), "reported": _("待审核"), "approved": _("审核通过"), "rework": _("返工"),
    "cancelled": _("已取消"),
}  # fmt: skip
# What happened, as the timeline tells it.
EVENTS: Words = {
    "receive": _("收到诉求"), "answer_directly": _("直接答复"), "decline": _("不予受理"), "dispatch": _("已派单"),
    "ask": _("向诉求人提问"), "reply": _("诉求人已回复"), "ask_lapsed": _("五天未回复，继续办理"),
    "ask_suspend": _("申请挂账"), "endorse_suspend": _("街道审核挂账"), "approve_suspend": _("挂账"),
    "resume": _("恢复办理"), "review_due": _("到复核日期，恢复办理"), "all_done": _("办理完成，请评价"),
    "record_feedback": _("已评价，办结"), "partial_feedback": _("一位诉求人已评价"), "lapse": _("办结"),
    "reopen": _("重新办理"), "merge": _("并单"), "unmerge": _("撤销并单"), "reconsider": _("重新受理"),
    "withdraw": _("撤回诉求"), "reclassify": _("修改类别"), "relocate": _("修改地点"), "set_urgency": _("修改紧急程度"),
    "note": _("内部备注"), "attach": _("添加照片"), "split": _("拆分"), "supervise": _("督办"),
    "escalate": _("超时，报上级督办"),
    "conceal": _("设为保密"), "join": _("有人反映同一件事"), "follow": _("有人关注"), "message": _("补充说明"),
    "try_callback": _("电话回访"), "offer": _("派单"), "sign": _("单位已签收"), "start": _("开始办理"),
    "request_return": _("申请退单"), "accept_return": _("同意退单，已转下一单位"), "refuse_return": _("不同意退单"),
    "final_say": _("终审"), "report_done": _("单位报告办理结果"), "approve": _("审核通过"),
    "reject": _("审核未通过，返工"), "cancel": _("取消工单"), "log_contact": _("已联系诉求人"),
    "ask_extend": _("申请延期"), "extend": _("同意延期"),
}  # fmt: skip
# What a button says; the event's words serve where the two are the same.
MOVES: Words = {
    "ask": _("提问（暂停计时）"), "decline": _("不予受理"), "dispatch": _("派单"), "sign": _("签收"),
    "approve": _("审核通过"), "reject": _("退回返工"), "request_return": _("申请退单"), "accept_return": _("同意退单"),
    "report_done": _("报告结果"), "log_contact": _("登记联系"), "reopen": _("要求重办"), "withdraw": _("撤回"),
    "record_feedback": _("记录回访"), "extend": _("批准延期"), "merge": _("并入另一件"), "note": _("备注"),
    "endorse_suspend": _("审核挂账申请"), "approve_suspend": _("批准挂账"),
}  # fmt: skip
CLOCKS: Words = {
    "accept": _("受理"), "dispatch": _("派单"), "sign": _("签收"), "contact": _("联系"), "resolve": _("办结"),
    "callback": _("回访"), "return_decision": _("退单审核"),
}  # fmt: skip
CLOCK_STATES: Words = {
    "running": _("计时中"), "paused": _("暂停"), "met": _("按时"), "missed": _("超时"), "cancelled": _("取消"),
}  # fmt: skip
URGENCY: Words = {
    "U1": _("突发"), "U2": _("民生急"), "U3": _("一般"), "U4": _("复杂"), "G": _("网格"),
}  # fmt: skip
URGENCY_TONES = {"U1": "danger", "U2": "warning", "U3": "neutral", "U4": "neutral", "G": "neutral"}
KINDS: Words = {
    "help": _("求助"), "complaint": _("投诉"), "consult": _("咨询"), "advice": _("建议"), "report": _("举报"),
}  # fmt: skip
STEPS: Words = {
    "0": _("人工指定"), "2": _("类别的责任单位"), "3": _("所在社区"), "4": _("所在街道"), "5": _("区级兜底"),
}  # fmt: skip
ROLES: Words = {
    "resident": _("诉求人"), "community_worker": _("社区工作者"), "grid_worker": _("网格员"),
    "property_manager": _("承办单位"), "street_officer": _("街道"), "duty_dispatcher": _("派单员"),
    "callback_agent": _("回访员"), "district_officer": _("区级"), "service": _("系统"),
}  # fmt: skip
KPI: Words = {
    "r_response": _("响应率"), "r_resolve": _("解决率"), "r_resolve_half": _("解决率（部分解决计一半）"),
    "r_satisfy": _("满意率"), "r_unreached": _("失联率"), "r_excluded": _("剔除率"), "r_on_time": _("按时办结率"),
    "r_first_round": _("一次办结率"), "r_reopened": _("重办率"), "r_returned": _("退单率"),
    "r_return_accepted": _("退单成功率"), "r_dispatch_right": _("派单准确率"),
}  # fmt: skip


def words(table: Words, key: str) -> str:
    """The words of a key; the key itself where nobody has named it."""
    return str(table.get(key, key))


def move_words(name: str) -> str:
    return words(MOVES, name) if name in MOVES else words(EVENTS, name)


def why_words(why: str) -> str:
    """ "13 楼道杂物由社区" becomes a sentence; a fallback step says which."""
    if not why:
        return ""
    if why.startswith("step:"):
        return str(_("没有匹配的规则：%(step)s") % {"step": words(STEPS, why[5:])})
    number, _blank, name = why.partition(" ")
    return str(_("匹配规则 %(number)s：%(name)s") % {"number": number, "name": name})
