"""The acting resident says yes and no. A no takes the entry away at once."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.identity.api import Channel
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.registry.care.shapes import Wishes
from jiayuan.registry.care.whose import everywhere
from jiayuan.registry.care.words import checked, forget, forget_others, keep
from jiayuan.registry.queries.people import resolve, visible


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


def _only(subject: UUID) -> None:
    # Residents reach their own id alone; a worker may have written under the one the base goes by today.
    if context.current().scope.place is not None:
        with everywhere():
            forget_others(subject, Channel.WEB)


def agree_care(wishes: Wishes) -> None:
    """The acting resident's own yes, for a year; said again it replaces the earlier one."""
    subject = _self()
    with transaction.atomic():
        keep(subject, _home(subject), checked(wishes), Channel.WEB, "", context.current().actor)
        _only(subject)


def withdraw_care() -> None:
    """The acting resident's own no: from the next read on nobody sees anything."""
    subject = _self()
    with transaction.atomic():
        forget(subject, Channel.WEB, None)
        _only(subject)
