"""What a reader gets of a notice: frozen values, no pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jiayuan.content.words import CENTRE_OF, Channel, Urgency


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of a list of notices; times are aware UTC."""

    id: int
    title: str
    summary: str
    channel: str
    urgency: str
    published_at: datetime
    expire_at: datetime | None

    @property
    def channel_label(self) -> str:
        return str(Channel(self.channel).label)

    @property
    def urgency_label(self) -> str:
        return str(Urgency(self.urgency).label)

    @property
    def centre(self) -> str:
        return CENTRE_OF[Channel(self.channel)].value

    @property
    def emergency(self) -> bool:
        return self.urgency == Urgency.EMERGENCY


@dataclass(frozen=True, slots=True)
class FullNotice:
    """A notice with its cleaned HTML and the names of the places it is for."""

    notice: Notice
    body: str
    places: tuple[str, ...]
