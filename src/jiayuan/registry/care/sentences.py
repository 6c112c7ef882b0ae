"""What the register's messages say to the person they are about."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from jiayuan.kernel.text import mark

SENTENCES: Mapping[str, str] = {
    "care.recorded": mark("社区工作人员按您的签字，{day}为您登记了应急关爱；您随时可以退出。"),
    "care.ended": mark("社区工作人员{day}按您的意思为您退出了应急关爱。"),
    "care.seen": mark("“{name}”期间，当班的人看了您的应急关爱登记，以便上门照应。"),
}


def care_sentence(template: str, refs: Mapping[str, object]) -> str:
    """A message in words; '' for other modules' messages."""
    text = SENTENCES.get(template)
    return gettext(text).format(**refs) if text else ""
