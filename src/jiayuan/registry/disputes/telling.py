"""Disputes as they are shown: to the person, and to who has to look."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.attributes import BY_NO
from jiayuan.registry.disputes.shapes import DisputeRef
from jiayuan.registry.masking import masked_value
from jiayuan.registry.models import Dispute, Fact
from jiayuan.registry.queries.people import resolve
from jiayuan.registry.reading import allow, in_scope
from jiayuan.registry.sealing import open_values
from jiayuan.registry.shapes import FactValue

PAGE = 100


def plain(fact: Fact | None) -> str:
    """What a statement says; "" for none."""
    if fact is None:
        return ""
    if fact.sealed is not None:
        return open_values(BY_NO[fact.attr].code, [(fact.entity, bytes(fact.sealed))])[0]
    return fact.value or (fact.place.path if fact.place else "")


def _shown(fact: Fact | None) -> str:
    text = plain(fact)
    return masked_value(BY_NO[fact.attr].code, FactValue("value", text)).value or "" if fact and text else ""


def told(found: Sequence[Dispute]) -> list[DisputeRef]:
    today = clock.today()
    return [
        DisputeRef(
            one.pk, resolve(one.subject), BY_NO[one.attr].code, _shown(one.fact), _shown(one.own), one.state,
            one.raised_at, one.due_on, one.state == Dispute.State.OPEN and one.due_on < today, one.settled_at,
        )
        for one in found
    ]  # fmt: skip


def disputes(purpose: Purpose, scope: Scope, *, waiting: bool = True) -> list[DisputeRef]:
    """The disputes the scope sees: a resident's own, or those of an area; most urgent first, at most a hundred.

    `waiting` leaves out what is settled. Raises NotAllowed by purpose.
    """
    rows = Dispute.objects.filter(in_scope(scope, "subject", "")).select_related("fact__place", "own__place")
    rows = rows.filter(state=Dispute.State.OPEN) if waiting else rows
    found = list(rows.order_by("settled_at", "due_on", "pk")[:PAGE])
    codes = sorted({BY_NO[one.attr].code for one in found})
    allow(codes, purpose)
    audit.record("registry.disputes", subjects=[one.subject for one in found], fields=codes)
    return told(found)
