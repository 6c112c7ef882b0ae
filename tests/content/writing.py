"""Notices for tests, written by a service that may write anywhere in the district."""

from __future__ import annotations

from typing import Any

from jiayuan.content import api as content
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.tree import DISTRICT


def drafted(title: str, *targets: PlacePath, **more: Any) -> int:
    new = content.NewNotice(title, more.pop("summary", "一句话"), more.pop("text", "正文。"), targets, **more)
    with acting_as_service("writer", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        return content.draft_notice(new)


def published(title: str, *targets: PlacePath, **more: Any) -> int:
    number = drafted(title, *targets, **more)
    with acting_as_service("publisher", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        content.publish_notice(number)
    return number
