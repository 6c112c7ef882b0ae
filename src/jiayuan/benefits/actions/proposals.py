"""What an officer answers to a proposal: it is so, or it is not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits import rules
from jiayuan.benefits.actions.moving import command
from jiayuan.benefits.models import StopProposal
from jiayuan.benefits.paying import changes
from jiayuan.benefits.queries.scoped import seen
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid, NotFound

# What a confirmed proposal does to the offer.
DEEDS: Mapping[str, str] = MappingProxyType(
    {changes.STOP: rules.STOP, changes.AMEND: rules.AMEND, changes.REOPEN: rules.REOPEN}
)
NOTHING: Mapping[str, str] = MappingProxyType({})


def answer_proposal(proposal_id: int, name: str, data: Mapping[str, str] = NOTHING) -> StopProposal:
    """`confirm` does what is proposed (`told`: how the person or family was told), `dismiss` needs a `note`.

    Raises NotFound, Conflict when it is answered already, Invalid, and what the move of the offer raises.
    """
    acting = current()
    require(acting, rules.DECIDE)
    with transaction.atomic():
        found = seen(StopProposal, acting.scope).select_for_update().filter(pk=proposal_id).first()
        if found is None:
            raise NotFound
        move = changes.PROPOSALS.move(found.state, name)
        require(acting, move.permission)
        note = data.get("note", "").strip()[:300]
        if name == changes.DISMISS and not note:
            raise Invalid(_("请写明为什么不停发"), code="note")
        if name == changes.CONFIRM:
            told = {"told": data["told"]} if data.get("told") else {}
            given = {"reason": found.reason, "since": found.since.isoformat(), **told}
            command(found.entitlement.offer_id, DEEDS[found.kind], given)
        found.state, found.note = move.to, note
        found.decided_by_id, found.decided_at = acting.account_id, clock.now()
        found.save(update_fields=["state", "note", "decided_by_id", "decided_at"])
        record(f"benefits.proposal.{name}", obj=f"benefits_stopproposal:{found.pk}", subjects=[found.person])
    return found
