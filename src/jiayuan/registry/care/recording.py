"""A worker records a yes with its signed paper, or a no; the person is told each time."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiayuan.identity import api as identity
from jiayuan.identity.api import Channel
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.registry.care.shapes import Wishes
from jiayuan.registry.care.whose import everywhere
from jiayuan.registry.care.words import checked, forget, forget_others, keep
from jiayuan.registry.queries.people import resolve, visible

KEEP = "registry.care"


def _person(person: UUID) -> tuple[UUID, str]:
    acting = context.current()
    identity.require(acting, KEEP)
    found = visible(acting.scope).filter(pk=resolve(person)).values_list("pk", "place_path").first()
    # A place of work outside the own area must not become a way to look people up.
    if found is None or acting.scope.place is None or not acting.scope.covers(PlacePath(found[1])):
        raise NotFound
    return found


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
    wanted, by = checked(wishes), context.current().actor
    with everywhere():
        keep(subject, place, wanted, channel, proof.strip()[:60], by)
        forget_others(subject, channel)
        _tell(subject, "care.recorded")


def record_care_no(person: UUID, channel: Channel) -> None:
    """A worker records a no. It answers the same whether there was a yes or not."""
    subject, place = _person(person)
    with everywhere():
        forget(subject, channel, PlacePath(place))
        forget_others(subject, channel)
        _tell(subject, "care.ended")
