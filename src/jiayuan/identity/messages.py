"""Messages to people: one dedupe key is one message, the inbox always, texts made when shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from jiayuan.audit.api import record
from jiayuan.identity.models import Account, Delivery, Message
from jiayuan.identity.words import DeliveryState
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound

INBOX = "inbox"
PAGE = 30


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One message as its reader sees it; pages turn `template` and `refs` into a sentence."""

    id: int
    template: str
    refs: Mapping[str, object]
    created_at: datetime
    read_at: datetime | None


def _place_of(subject: UUID) -> str:
    """Where the row belongs: the reader's home when the sender may see it, else the sender's own place."""
    acting = context.current()
    seen = Account.objects.filter(Q(subject_id=subject) | Q(pk=subject))
    home = seen.values_list("place_path", flat=True).first()
    return home or str(acting.scope.place or "")


def send_message(subject: UUID, template: str, refs: Mapping[str, object], dedupe_key: str) -> bool:
    """Puts a message into a person's inbox, in the transaction of the deed. False when that key was sent before.

    `subject` is the registry's person, or the account id of staff without one. `refs` hold numbers, codes and ids.
    """
    place = _place_of(subject)
    # The delivery carries the same columns, for it stands under the same policies.
    common = {"subject_id": subject, "place_path": place}
    try:
        with transaction.atomic():
            message = Message.objects.create(
                template=template, refs=dict(refs), dedupe_key=dedupe_key, created_at=clock.now(), **common
            )
    # A retried deed sends again; its key says it is the same message.
    except IntegrityError:
        return False
    Delivery.objects.create(
        message=message,
        channel=INBOX,
        state=DeliveryState.DELIVERED.value,
        tries=1,
        dedupe_key=f"{dedupe_key}:{INBOX}",
        **common,
    )
    return True


def inbox(person: UUID, *, before: int | None = None, limit: int = PAGE) -> list[InboxItem]:
    """A person's messages, latest first, as far as the acting scope sees them; `before` is the last id of a page."""
    found = Message.objects.filter(subject_id=person).order_by("-id")
    if before is not None:
        found = found.filter(id__lt=before)
    return [
        InboxItem(message.id, message.template, message.refs, message.created_at, message.read_at)
        for message in found[:limit]
    ]


def unread(person: UUID) -> int:
    """How many messages are unread, counted up to 100."""
    return len(Message.objects.filter(subject_id=person, read_at=None).values_list("id")[:100])


def mark_read(person: UUID, message_id: int) -> None:
    """Marks one of the person's messages as read; NotFound for another's."""
    found = Message.objects.filter(pk=message_id, subject_id=person)
    if not found.exists():
        raise NotFound
    found.filter(read_at=None).update(read_at=clock.now())
    record("identity.message.read", obj=f"identity_message:{message_id}", subjects=[person])
