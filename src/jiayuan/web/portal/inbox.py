"""The inbox 消息: what each module's messages say, and the page each one opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from jiayuan.benefits import api as benefits
from jiayuan.cases import api as cases
from jiayuan.identity.api import InboxItem
from jiayuan.registry import api as registry


@dataclass(frozen=True, slots=True)
class Told:
    """One message as a line; `href` is the matter it is about, "" for none."""

    id: int
    text: str
    href: str
    at: datetime
    new: bool


def target(item: InboxItem) -> str:
    """The page of the matter a message is about."""
    if "offer" in item.refs:
        return f"/me/benefits/{item.refs['offer']}/"
    if item.template.startswith("care."):
        return "/me/care/"
    return f"/cases/{item.refs['number']}/" if "number" in item.refs else ""


def told(items: Iterable[InboxItem]) -> list[Told]:
    """Messages as lines, in their order; one that no module has words for is left out."""
    lines = []
    for item in items:
        text = (
            benefits.sentence(item.template, item.refs)
            or cases.sentence(item.template, item.refs)
            or registry.care_sentence(item.template, item.refs)
        )
        # A kind that only a newer version knows: a bare code would tell the reader nothing.
        if text:
            lines.append(Told(item.id, text, target(item), item.created_at, item.read_at is None))
    return lines
