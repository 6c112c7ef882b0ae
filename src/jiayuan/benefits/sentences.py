"""What a message of benefits says when it is shown: one Chinese sentence per kind, its English in the catalogue.

The same sentence may leave the house as a text to a phone, so none names a benefit, an amount or a condition.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext

from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.text import mark

# By template; where a message carries an outcome, by template and outcome.
SENTENCES: Mapping[str, str] = {
    "benefits.contact": mark("街道为您找到一项可能适合您的服务，请点开核对，不用准备材料。"),
    "benefits.decided:approved": mark("您的事项已通过，工作人员会与您约定上门时间。"),
    "benefits.decided:refused": mark("您的事项未通过，理由、条款和申诉办法请点开查看。"),
    "benefits.decided:overturned": mark("您的申诉得到支持，街道会重新核对。"),
    "benefits.decided:reinstated": mark("您的申诉得到支持，恢复发放，停发的月份会一并补发。"),
    "benefits.decided:upheld": mark("您的申诉未获支持，还可以申请行政复议或提起行政诉讼。"),
    # The reason of a stop may be an illness or a sentence: the page says it, the message does not.
    "benefits.stopped": mark("您的事项从%(month)s起停止，已发放的不会收回；不同意可以申诉。"),
    "benefits.lapsed": mark("之前告诉您的事项已失效，您不用再办。"),
    "benefits.needed": mark("还需要您补充材料，清单只告知这一次，请点开查看。"),
    "benefits.code": mark("送达码%(code)s：工作人员%(window)s起上门，请当面报出，不要告诉别人。"),
    "benefits.lost": mark("要送给您的物品在路上遗失，原物品已作废，街道会补送并另约时间。"),
    "benefits.resumed": mark("您的事项从%(month)s起恢复，您不用再办手续。"),
    "benefits.amended": mark("您的事项从%(month)s起有调整，原因和条款请点开查看；不同意可以申诉。"),
    "benefits.again": mark("工作人员%(window)s起再次上门，送达码不变。"),
    "benefits.closed": mark("您提出的问题已核实，事项已办结，结果请点开查看。"),
}


def _moment(told: object) -> str:
    """A moment in Beijing, to the minute; what cannot be read is shown as it came."""
    try:
        return datetime.fromisoformat(str(told)).astimezone(LOCAL).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return str(told)


def sentence(template: str, refs: Mapping[str, object]) -> str:
    """The sentence of a message in the reader's language; "" for a kind that is not of benefits."""
    found = SENTENCES.get(f"{template}:{refs.get('outcome', '')}") or SENTENCES.get(template)
    # A later version may send what this one has no sentence for: left out rather than shown as a code.
    if found is None:
        return ""
    told = {name: str(refs.get(name, "")) for name in ("month", "code")}
    return gettext(found) % {**told, "window": _moment(refs.get("window", ""))}
