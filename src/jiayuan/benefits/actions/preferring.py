"""Of an exclusive pair the person wants the other one: a no to this, a yes to that, in one step."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from jiayuan.benefits.actions.applying import apply
from jiayuan.benefits.actions.moving import command
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.choices import rivals
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.scoped import offer_in, visible
from jiayuan.benefits.rules import DECLINE, MAY_BE_MINE
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark


def choose(offer_id: UUID, policy: str, *, expected_version: int | None = None) -> Offer:
    """The offer to go on with: this one, or the other of its pair. Raises Invalid for a policy that is no choice."""
    scope = current().scope
    offer = offer_in(scope, offer_id)
    if policy == offer.policy:
        return offer
    if policy not in rivals(offer.policy, load_book().pairs):
        raise Invalid(mark("请选择其中一项"), code="choice")
    # One transaction: a no to the first that leaves nothing in its place would be nobody's choice.
    with transaction.atomic():
        command(offer_id, DECLINE, expected_version=expected_version)
        found = visible(scope).filter(person=offer.person, policy=policy, state__in=MAY_BE_MINE).first()
        return found or apply(policy)
