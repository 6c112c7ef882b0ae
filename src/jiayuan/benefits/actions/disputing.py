"""This is not right 这不对: the person's value beside the registry's, until the ledger's owner has looked."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.reassessing import reassess
from jiayuan.benefits.actions.steps import decision
from jiayuan.benefits.actions.telling import CLOSED, tell
from jiayuan.benefits.base import base_codes
from jiayuan.benefits.books import load_book
from jiayuan.benefits.calendars import add_working_days
from jiayuan.benefits.events import FactDisputed
from jiayuan.benefits.models import Statement
from jiayuan.benefits.queries.prefill import prefill
from jiayuan.benefits.rules import DISPUTE_DAYS
from jiayuan.kernel.errors import Invalid


def dispute(deed: Deed) -> None:
    """A fact is wrong: the person's value beside the registry's, five working days for the ledger's owner."""
    fact = deed.need("fact", 40)
    lines = {line.fact: line for line in prefill(deed.offer).lines}
    # What is not in the base (an age worked out) has no owner who could look.
    if fact not in lines or not base_codes(load_book(), [fact]):
        raise Invalid(_("请选择哪一项不对"), code="fact")
    due = add_working_days(deed.today, DISPUTE_DAYS)
    statement = Statement.objects.create(
        **deed.placed,
        fact=fact,
        said=deed.need("said", 200),
        held=lines[fact].value,
        channel=deed.channel,
        by_id=deed.acting.account_id,
        at=deed.now,
        due=due,
    )
    deed.set(clock_due=due)
    deed.events.append(FactDisputed(statement.pk))


def _settled(deed: Deed, outcome: str) -> None:
    statements = Statement.objects.filter(offer=deed.offer, settled_at=None)
    statements.update(outcome=outcome, settled_by_id=deed.acting.account_id, settled_at=deed.now)


def settle(deed: Deed) -> None:
    """The ledger's owner has looked: evaluated again with what the base holds now."""
    # First settled, then evaluated: an open dispute would keep its fact unknown.
    _settled(deed, "looked")
    reassess(deed)


def reject(deed: Deed) -> None:
    """After looking, the benefit is not theirs; told at once, the reason stands in the file."""
    _settled(deed, "not_theirs")
    decision(deed, "settlement", cite="", note=deed.need("reason", 300), outcome="fail")
    tell(deed, CLOSED)
    # Nothing waits for the office any more.
    deed.set(clock_due=None)
