"""A sentence for every message that benefits sends, in the reader's language.

The same sentence may leave the house as a text to a phone, so none names a benefit, an amount or a condition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel import clock

# By template; where a message carries an outcome, by template and outcome.
SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        "benefits.contact": _("街道为您找到一项可能适合您的服务，请点开核对，不用准备材料"),
        "benefits.decided.approved": _("您的事项已通过，工作人员会与您约定上门时间"),
        "benefits.decided.refused": _("您的事项未通过，理由、条款和申诉办法请点开查看"),
        "benefits.decided.overturned": _("您的申诉得到支持，街道会重新核对"),
        "benefits.decided.upheld": _("您的申诉未获支持，还可以申请行政复议或提起行政诉讼"),
        "benefits.stopped": _("您的事项从 %(month)s 起停止，已发放的不会收回；不同意可以申诉"),
        "benefits.lapsed": _("之前告诉您的事项已失效，您不用再办"),
        "benefits.needed": _("还需要您补充材料，清单只告知这一次，请点开查看"),
        "benefits.code": _("送达码 %(code)s：工作人员 %(window)s 起上门，请当面报出，不要告诉别人"),
        "benefits.lost": _("要送给您的物品在路上遗失，原物品已作废，街道会补送并另约时间"),
        "benefits.closed": _("您提出的问题已核实，事项已办结，结果请点开查看"),
    }
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a message says, and the page it opens."""

    text: str
    href: str


def _moment(value: object) -> str:
    """A moment of the refs in Beijing time, to the minute; what is no moment is shown as it came."""
    try:
        return datetime.fromisoformat(str(value)).astimezone(clock.LOCAL).strftime("%m-%d %H:%M")
    except ValueError:
        return str(value)


def sentence(template: str, refs: Mapping[str, object]) -> Sentence | None:
    """The sentence of a message, or None for a message of another module."""
    # A version later than this page may send what it has no sentence for: left out rather than shown as a code.
    found = SENTENCES.get(f"{template}.{refs['outcome']}" if "outcome" in refs else template)
    if found is None:
        return None
    values = {key: _moment(value) if key == "window" else str(value) for key, value in refs.items()}
    offer = values.get("offer", "")
    href = reverse("benefits:mine_one", args=[offer]) if offer else reverse("benefits:mine")
    return Sentence(str(found) % values, href)
