"""People decide what a peer said without the authority for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.catalogue.rules.masking import shown
from jiayuan.ledgers.exchange.offering import Offered, cell, record
from jiayuan.ledgers.models import Statement
from jiayuan.ledgers.queries.files import in_scope
from jiayuan.registry import api as registry

# A person agreed with it, but nobody has the authority: it outranks an unranked ledger only.
DECIDED_RANK = 40


@dataclass(frozen=True, slots=True)
class StatementView:
    """A question: what we hold and what the peer says, both masked where the attribute identifies somebody."""

    id: int
    peer: str
    label: str
    held: str
    offered: str
    as_of: date


def _offered(one: Statement) -> str:
    return identity.open_for(one.message.ref, cell(one.message, one.entity, one.attr), bytes(one.sealed))


def statements(scope: Scope, limit: int = 20) -> list[StatementView]:
    """The open questions of the scope, oldest first."""
    rows = Statement.objects.filter(in_scope(scope), state=Statement.State.OPEN).select_related("message__peer")
    found = list(rows.order_by("pk")[:limit])
    attrs = sorted({one.attr for one in found})
    held = registry.facts_for([one.entity for one in found], attrs, REGISTRY_REVIEW, scope) if found else {}
    return [
        StatementView(
            one.pk, one.message.peer.name, registry.attr(one.attr).label,
            shown(one.attr, held[one.entity][one.attr].value or ""), shown(one.attr, _offered(one)), one.as_of,
        )
        for one in found
    ]  # fmt: skip


def decide_statement(statement_id: int, decision: str) -> None:
    """kept or taken. Raises NotFound out of scope, Conflict when decided already, Invalid for another word."""
    acting = context.current()
    identity.require(acting, "ledgers.exchange")
    if decision not in (Statement.State.KEPT, Statement.State.TAKEN):
        raise Invalid(_("请选择保留本地或采用对方"), code="decision")
    with transaction.atomic():
        rows = Statement.objects.filter(in_scope(acting.scope)).select_related("message__peer")
        one = rows.select_for_update(of=("self",)).filter(pk=statement_id).first()
        if one is None:
            raise NotFound
        if one.state != Statement.State.OPEN:
            raise Conflict
        one.state, one.decided_by, one.decided_at = decision, acting.actor, clock.now()
        one.save()
        if decision == Statement.State.TAKEN:
            record(one.message.peer, [Offered(one.entity, one.attr, _offered(one), one.as_of)], DECIDED_RANK)
        audit.record(f"ledgers.statement_{decision}", obj=str(one.pk), subjects=[one.entity], fields=[one.attr])
