"""Somebody has looked: the value was right, or it is corrected."""

from __future__ import annotations

from typing import Literal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.registry.attributes import BY_NO
from jiayuan.registry.disputes.raising import end
from jiayuan.registry.disputes.saying import CHECKED, checked_value, same_value, say, silence
from jiayuan.registry.disputes.shapes import DisputeRef
from jiayuan.registry.disputes.telling import plain, told
from jiayuan.registry.disputes_sql import SAME_VALUE
from jiayuan.registry.models import Dispute, Fact
from jiayuan.registry.reading import in_scope

SETTLE = "registry.settle"


def _correct(found: Dispute, instead: str | None) -> None:
    about = BY_NO[found.attr]
    if about.several:
        # Beside other values a right one outranks nothing: the wrong one itself has to fall silent.
        silence(list(Fact.objects.filter(pk__in=same_value(SAME_VALUE, found.fact_id))), uuid7())
    right = instead or plain(found.own)
    if right or not about.several:
        say(found.subject, about, checked_value(about, right) if right else None, CHECKED)


def settle_dispute(
    number: int, outcome: Literal["kept", "corrected"], *, instead: str | None = None, reason: str = ""
) -> DisputeRef:
    """What the field check found. kept: the value was right. corrected: `instead`, else what the person said.

    Without either, corrected means: there is none. Raises NotFound out of scope, NotAllowed, Conflict when settled.
    """
    acting = context.current()
    identity.require(acting, SETTLE)
    if outcome not in ("kept", "corrected"):
        raise Invalid(_("请选择：核实无误，或已更正"), code="dispute-outcome")
    with transaction.atomic():
        rows = Dispute.objects.select_for_update(of=("self",)).filter(in_scope(acting.scope, "subject", ""), pk=number)
        found = rows.select_related("fact", "own").first()
        if found is None:
            raise NotFound
        # The own statement is read before it is closed.
        if outcome == "corrected" and found.state == Dispute.State.OPEN:
            _correct(found, instead)
        end(found, Dispute.State(outcome))
        audit.record(
            f"registry.dispute_{outcome}", obj=str(found.pk), subjects=[found.subject], fields=[BY_NO[found.attr].code],
            reason=reason,
        )  # fmt: skip
        return told([found])[0]
