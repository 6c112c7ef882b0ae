"""The door of the content module."""

from jiayuan.content.actions import draft_notice, publish_notice, publish_scheduled, withdraw_notice
from jiayuan.content.catalogue import load_catalogue
from jiayuan.content.demo import demo_notices
from jiayuan.content.editors import make_editor
from jiayuan.content.kept import StaffNotice, notice_within, notices_within
from jiayuan.content.notices import FullNotice, Notice
from jiayuan.content.offered import service, services
from jiayuan.content.queries import notice, notices_for
from jiayuan.content.shelf import NewNotice
from jiayuan.content.words import Centre, Channel, ServiceGroup, ServiceKind, Urgency

__all__ = [
    "Centre",
    "Channel",
    "FullNotice",
    "NewNotice",
    "Notice",
    "ServiceGroup",
    "ServiceKind",
    "StaffNotice",
    "Urgency",
    "demo_notices",
    "draft_notice",
    "load_catalogue",
    "make_editor",
    "notice",
    "notice_within",
    "notices_for",
    "notices_within",
    "publish_notice",
    "publish_scheduled",
    "service",
    "services",
    "withdraw_notice",
]
