"""One command on one offer: what every effect is handed, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from jiayuan.benefits.engine.book import Policy
from jiayuan.benefits.held import policy_of
from jiayuan.benefits.models import Answer, Offer
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.events import Event
from jiayuan.kernel.text import mark


@dataclass(slots=True)
class Deed:
    """`changed` collects columns of the offer to save, `events` what to announce once it is done."""

    offer: Offer
    acting: Acting
    data: Mapping[str, str]
    now: datetime
    today: date
    channel: str = "web"
    changed: set[str] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)

    @property
    def policy(self) -> Policy:
        return policy_of(self.offer.policy)

    @property
    def placed(self) -> dict[str, object]:
        """What a row about the same person carries."""
        return {"person": self.offer.person, "place_path": self.offer.place_path, "offer": self.offer}

    def set(self, **values: object) -> None:
        """Sets columns of the offer, to be saved with the move."""
        for name, value in values.items():
            setattr(self.offer, name, value)
            self.changed.add(name)

    def need(self, key: str, limit: int = 500) -> str:
        """A text that must be given; raises Invalid naming what is missing."""
        text = str(self.data.get(key, "")).strip()
        if not text:
            raise Invalid(mark("还有必填的内容没有填写"), code=f"missing-{key}")
        return text[:limit]

    def answer(self, question: str, value: str, sealed: bytes | None = None) -> None:
        """Keeps what the person said; said again, it replaces the answer before."""
        said = {
            "value": value,
            "sealed": sealed,
            "channel": self.channel,
            "by_id": self.acting.account_id,
            "at": self.now,
        }
        # Whose answer it is never changes, and the database grants no update of those columns.
        Answer.objects.update_or_create(
            offer=self.offer, question=question, defaults=said, create_defaults={**self.placed, **said}
        )
