"""A yes and a no as they are stored: the entry and the word in identity, written together."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.identity.api import Channel
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE
from jiayuan.registry.care.rules import NEEDS, TEXT, lasts_until
from jiayuan.registry.care.sealing import seal
from jiayuan.registry.care.shapes import Wishes
from jiayuan.registry.care.whose import ids_of
from jiayuan.registry.models import CareEntry


def checked(wishes: Wishes) -> Wishes:
    """The wishes in the register's order, cut to length; Invalid without a need or with one it does not know."""
    needs = tuple(need for need in NEEDS if need in wishes.needs)
    if not needs or set(wishes.needs) - set(NEEDS):
        raise Invalid(_("请至少选择一项需要"), code="care-needs")
    return Wishes(needs, wishes.contact.strip()[:60], wishes.note.strip()[:120])


def keep(subject: UUID, place: str, wishes: Wishes, channel: Channel, proof: str, by: UUID) -> None:
    """Stores a yes in place of an earlier one."""
    now, until = clock.now(), lasts_until(clock.today())
    body = {
        "place_path": place, "sealed": seal(subject, wishes), "channel": channel.value, "proof": proof,
        "recorded_by": by, "agreed_at": now, "until": until,
    }  # fmt: skip
    CareEntry.objects.update_or_create(subject=subject, defaults=body)
    identity.give_consent(
        subject, EMERGENCY_CARE, text_version=TEXT, channel=channel, until=until, place=PlacePath(place)
    )
    audit.record("registry.care.agree", subjects=[subject], fields=["needs", "contact"], detail={"by": channel.value})


def forget(subject: UUID, channel: Channel, place: PlacePath | None) -> None:
    # Deleted, not marked: what somebody takes back is not kept for later.
    CareEntry.objects.filter(subject=subject).delete()
    identity.withdraw_consent(subject, EMERGENCY_CARE, channel=channel, place=place)
    audit.record("registry.care.withdraw", subjects=[subject], detail={"by": channel.value})


def forget_others(subject: UUID, channel: Channel) -> None:
    """What was said under another id of the same person is over: their last word is the one just written."""
    for entry in CareEntry.objects.filter(subject__in=ids_of(subject)[1:]):
        forget(entry.subject, channel, PlacePath(entry.place_path))
