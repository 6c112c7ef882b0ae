"""Kinds of occurrences as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KIND_WORDS: Mapping[str, Promise] = {
    "inspection": _("检查"), "fault": _("故障"), "repair": _("维修"), "outage": _("停水停电停气"), "works": _("施工"),
    "hazard": _("隐患"), "activity": _("活动"),
}  # fmt: skip
