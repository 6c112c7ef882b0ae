"""Why an answer was not kept, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from jiayuan.kernel.text import mark
from jiayuan.ledgers.forms.rules.answers import CHANGED, EMPTY_ANSWER, NO_MARK, NOTHING_TO_CONFIRM
from jiayuan.ledgers.rules.messages import cell_message

MESSAGES: Mapping[str, str] = {
    EMPTY_ANSWER: mark("选了更正，请写上正确的内容"),
    NOTHING_TO_CONFIRM: mark("这一格原来没有内容，请填写或选不清楚"),
    CHANGED: mark("您填写期间底册已有变化，请看新的内容后再答"),
    NO_MARK: mark("请选属实、更正或不清楚"),
}
STALE_ROW = mark("同事刚刚填过这个人，已保留同事的答案，请核对")


def message_of(code: str) -> str:
    """Why an answer was not kept, in the reader's language."""
    return gettext(MESSAGES.get(code) or cell_message(code))
