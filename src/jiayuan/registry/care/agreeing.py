"""Saying yes and no: by oneself, or to a worker who holds the signed paper. A no takes the entry away at once."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE
from jiayuan.registry.care.rules import NEEDS, TEXT, lasts_until
from jiayuan.registry.care.sealing import seal
from jiayuan.registry.care.shapes import Wishes
from jiayuan.registry.models import CareEntry
from jiayuan.registry.queries.people import resolve, visible

KEEP = "registry.care"
Channel = identity.Channel


def _checked(wishes: Wishes) -> Wishes:
    needs = tuple(need for need in NEEDS if need in wishes.needs)
    if not needs or set(wishes.needs) - set(NEEDS):
        raise Invalid(_("请至少选择一项需要"), code="care-needs")
    return Wishes(needs, wishes.contact.strip()[:60], wishes.note.strip()[:120])


def _keep(subject: UUID, place: str, wishes: Wishes, channel: Channel, proof: str, by: UUID) -> None:
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


def _self() -> UUID:
    subject = context.current().scope.subject
    if subject is None:
        raise NotAllowed(code="no-subject")
    return subject


def _home(subject: UUID) -> str:
    """Where help has to come: the person's place in the base, else the account's home."""
    acting = context.current()
    found = visible(acting.scope).filter(pk=resolve(subject)).values_list("place_path", flat=True).first()
    place = found or (acting.scope.place.value if acting.scope.place else "")
    if not place:
        raise Invalid(_("还不知道您住在哪里，请先联系社区登记住址"), code="care-home")
    return place


def agree_care(wishes: Wishes) -> None:
    """The acting resident's own yes, for a year; said again it replaces the earlier one."""
    subject = _self()
    with transaction.atomic():
        _keep(subject, _home(subject), _checked(wishes), Channel.WEB, "", context.current().actor)


def withdraw_care() -> None:
    """The acting resident's own no: from the next read on nobody sees anything."""
    with transaction.atomic():
        _forget(_self(), Channel.WEB, None)


def _forget(subject: UUID, channel: Channel, place: PlacePath | None) -> None:
    # Deleted, not marked: what somebody takes back is not kept for later.
    CareEntry.objects.filter(subject=subject).delete()
    identity.withdraw_consent(subject, EMERGENCY_CARE, channel=channel, place=place)
    audit.record("registry.care.withdraw", subjects=[subject], detail={"by": channel.value})


def _person(person: UUID) -> tuple[UUID, str]:
    acting = context.current()
    identity.require(acting, KEEP)
    found = visible(acting.scope).filter(pk=resolve(person)).values_list("pk", "place_path").first()
    # A place of work outside the own area must not become a way to look people up.
    if found is None or acting.scope.place is None or not acting.scope.covers(PlacePath(found[1])):
        raise NotFound
    return found


def _everywhere() -> AbstractContextManager[Acting]:
    """Writes in the whole district on the worker's behalf: an entry may still stand where the person lived before."""
    acting = context.current()
    if acting.scope.place is None:
        raise NotFound
    district = acting.scope.place.at(Level.DISTRICT)
    return identity.acting_as_service("registry", place=district, purpose=EMERGENCY_CARE, on_behalf_of=acting)


def _tell(subject: UUID, template: str) -> None:
    # Told each time: what another person writes down in one's name one should be able to take back.
    now = clock.now()
    identity.send_message(subject, template, {"day": now.date().isoformat()}, f"{template}:{subject}:{now.isoformat()}")


def record_care_yes(person: UUID, wishes: Wishes, channel: Channel, proof: str) -> None:
    """A worker records a yes said on a visit, at the counter or on paper; `proof` names the signed sheet.

    Raises NotFound (absent or elsewhere), NotAllowed, Invalid (no need chosen, no proof, channel).
    """
    subject, place = _person(person)
    if channel is Channel.WEB or not proof.strip():
        raise Invalid(_("请写明本人签字单的编号"), code="care-proof")
    wanted, by = _checked(wishes), context.current().actor
    with _everywhere():
        _keep(subject, place, wanted, channel, proof.strip()[:60], by)
        _tell(subject, "care.recorded")


def record_care_no(person: UUID, channel: Channel) -> None:
    """A worker records a no. It answers the same whether there was a yes or not."""
    subject, place = _person(person)
    with _everywhere():
        _forget(subject, channel, PlacePath(place))
        _tell(subject, "care.ended")
