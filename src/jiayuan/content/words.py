"""Closed lists of the content module: channels of the three centres, urgencies, kinds and groups of services."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Centre(TextChoices):
    """The three centres a street keeps; each has channels of its own."""

    PRACTICE = "practice", _("新时代文明实践中心")
    MEDIA = "media", _("区级融媒体中心")
    SERVICE = "service", _("政务服务中心")


class Channel(TextChoices):
    NOTICE = "notice", _("通知")
    NEWS = "news", _("新闻")
    GUIDE = "guide", _("办事指南")
    EVENT = "event", _("活动")
    LEGAL = "legal", _("法治")
    HEALTH = "health", _("健康")


CENTRE_OF: Mapping[Channel, Centre] = {
    Channel.NOTICE: Centre.SERVICE,
    Channel.GUIDE: Centre.SERVICE,
    Channel.NEWS: Centre.MEDIA,
    Channel.HEALTH: Centre.MEDIA,
    Channel.EVENT: Centre.PRACTICE,
    Channel.LEGAL: Centre.PRACTICE,
}


class Urgency(TextChoices):
    ROUTINE = "routine", _("一般")
    IMPORTANT = "important", _("重要")
    EMERGENCY = "emergency", _("紧急")


class ServiceKind(TextChoices):
    """What a catalogue item leads to."""

    ELIGIBILITY = "A", _("先看是否符合，再确认")
    FORM = "F", _("填表申请")
    LINK = "L", _("到外部系统办理")
    BOOKING = "B", _("预约上门")


class ServiceGroup(TextChoices):
    HARDSHIP = "hardship", _("困难帮扶")
    DISABILITY = "disability", _("残疾人")
    ELDERS = "elders", _("老年人")
    FAMILY = "family", _("生育与上学")
    WORK = "work", _("就业与社保")
    HOUSING = "housing", _("住房与权益")


# Roles that hold the permission content.publish (identity/permissions/content.py; a test keeps the two equal).
EDITOR_ROLES = frozenset({"community_worker", "street_officer", "district_officer"})
EDITOR_GROUP = "content-editors"
