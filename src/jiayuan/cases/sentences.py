"""What a message says when it is shown: one Chinese sentence per kind, its English in the catalogue.

A message is stored as a kind and numbers, so the words follow the reader's language and never hold words of the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext

from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.text import mark

# `%(number)s` the case, `%(due)s` the promised date as the message was sent, `%(clock)s` what ran out.
SENTENCES: Mapping[str, str] = {
    "case.receive": mark("您的诉求%(number)s已收到，值班人员正在查看。"),
    "case.dispatch": mark("您的诉求%(number)s已派给承办单位，应在%(due)s前办结。"),
    "case.accept_return": mark("您的诉求%(number)s换了承办单位，办结期限不变，仍是%(due)s。"),
    "case.ask": mark("办理诉求%(number)s的人员有问题想问您。您回复之前不计时，五天未回复就继续办理。"),
    "case.approve_suspend": mark("您的诉求%(number)s暂时无法解决，已经挂账，到复核日期会重新办理。"),
    "case.resume": mark("您的诉求%(number)s恢复办理，应在%(due)s前办结。"),
    "case.review_due": mark("您的诉求%(number)s到了复核日期，恢复办理，应在%(due)s前办结。"),
    "case.extend": mark("您的诉求%(number)s批准延期，办结期限改为%(due)s。"),
    "case.overdue": mark("您的诉求%(number)s超过了办结期限，已交上级督办。"),
    "case.all_done": mark("您的诉求%(number)s办理完成。联系过您吗？解决了吗？满意吗？请您评价。"),
    "case.answer_directly": mark("您的诉求%(number)s已经答复。没有说清楚的，30天内可以要求重新办理。"),
    "case.decline": mark("您的诉求%(number)s不属于这里受理的范围，原因和去处写在诉求里。"),
    "case.merge:merged": mark("您的诉求%(number)s与另一件是同一件事，已合并办理，办完同样请您评价。"),
    "case.merge": mark("又有居民反映了与您的诉求%(number)s相同的事，已合并办理。"),
    "case.reopen": mark("您的诉求%(number)s重新办理，应在%(due)s前办结。"),
    "case.record_feedback": mark("您的诉求%(number)s已评价并办结。问题又出现的，30天内可以要求重新办理。"),
    "case.lapse": mark("您的诉求%(number)s多次回访没有联系上，已办结。没有解决的，30天内可以要求重新办理。"),
    "case.urgent": mark("突发诉求%(number)s，请立即处置。"),
    "case.warning": mark("诉求%(number)s的期限已用去八成，应在%(due)s前办结。"),
    "case.escalated": mark("诉求%(number)s的“%(clock)s”超时，请督办。"),
}
CLOCKS: Mapping[str, str] = {
    "accept": mark("受理"), "dispatch": mark("派单"), "sign": mark("签收"), "contact": mark("联系"),
    "resolve": mark("办结"), "callback": mark("回访"), "return_decision": mark("退单审核"),
}  # fmt: skip
# A message of an earlier version may lack a date; the sentence then points at the page that has it.
NO_DATE = mark("诉求页写明的日期")


def sentence(template: str, refs: Mapping[str, object]) -> str:
    """The sentence of a message in the reader's language; "" for a kind that is not of cases."""
    found = SENTENCES.get(f"{template}:{refs.get('state', '')}") or SENTENCES.get(template)
    if found is None:
        return ""
    told = {"number": str(refs.get("number", "")), "due": _date(refs.get("due")), "clock": _clock(refs.get("clock"))}
    return gettext(found) % told


def _date(told: object) -> str:
    try:
        return datetime.fromisoformat(str(told)).astimezone(LOCAL).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return gettext(NO_DATE)


def _clock(kind: object) -> str:
    return gettext(CLOCKS.get(str(kind), str(kind)))
