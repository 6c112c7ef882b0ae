"""The words of quality: its seven parts, its grades, and where a fix is done."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.ledgers.api import Mend

PARTS: dict[str, tuple[Promise, Promise]] = {
    "complete": (_("完整"), _("该填的格填了多少")),
    "valid": (_("规范"), _("填了的格有多少合乎标准")),
    "accurate": (_("准确"), _("两个以上来源说到的，至少有多少相互印证")),
    "unique": (_("唯一"), _("有多少行没有重复")),
    "consistent": (_("一致"), _("同一行各格之间没有矛盾的有多少")),
    "timely": (_("时效"), _("信息有多新，越久没有核对越低")),
    "linked": (_("归户"), _("有多少行已经知道是谁")),
}
# The tag's shape differs as well as its colour.
TONES = {"best": "success", "good": "info", "fair": "warning", "poor": "danger", "unknown": "neutral"}
GRADES: dict[str, Promise] = {
    "best": _("优"), "good": _("良"), "fair": _("中"), "poor": _("差"), "unknown": _("数据不足"),
}  # fmt: skip
# What the rows page of a file calls the lines in question.
OUTCOMES = {"duplicate": "duplicate", "id_duplicate": "warn", "unplaced": "unplaced", "empty": "error"}


def where(mend: Mend) -> str:
    """The page on which the fix is done; '' when it lies in somebody else's file."""
    code = mend.fix.gap.code
    if code == "review":
        return reverse("ledgers:review")
    if mend.file is None:
        return ""
    # What was never written stands in no row: the whole file is the place to begin.
    if code in ("empty", "stale"):
        return reverse("ledgers:file", args=[mend.file])
    return f"{reverse('ledgers:rows', args=[mend.file])}?outcome={OUTCOMES.get(code, 'error')}"
