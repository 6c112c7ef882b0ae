"""What waits for an officer's word: proposed stops, changes and returns, and money paid too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from jiayuan.audit.api import record
from jiayuan.benefits.engine.words import Words
from jiayuan.benefits.held import name_of
from jiayuan.benefits.models import Overpayment, StopProposal
from jiayuan.benefits.queries.names import masked_names
from jiayuan.benefits.queries.scoped import seen
from jiayuan.kernel.scope import Scope

PAGE = 30
R = TypeVar("R", StopProposal, Overpayment)


@dataclass(frozen=True, slots=True)
class Waiting(Generic[R]):
    """One line with the masked name and the benefit's name."""

    row: R
    person: str
    policy: Words


def _shown(rows: Sequence[R], act: str) -> list[Waiting[R]]:
    people = list(dict.fromkeys(row.person for row in rows))
    names = masked_names(people)
    record(act, subjects=people, fields=["name"])
    return [Waiting(row, names.get(row.person, ""), name_of(row.entitlement.policy)) for row in rows]


def proposals(scope: Scope, after: int = 0, limit: int = PAGE) -> tuple[list[Waiting[StopProposal]], int]:
    """Proposals nobody has answered, oldest first, and the key to go on from (0 at the end)."""
    waiting = seen(StopProposal, scope).filter(state="proposed", pk__gt=after).select_related("entitlement")
    found = list(waiting.order_by("id")[: limit + 1])
    shown = found[:limit]
    return _shown(shown, "benefits.proposals"), shown[-1].pk if len(found) > limit else 0


def overpayments(scope: Scope, limit: int = PAGE) -> list[Waiting[Overpayment]]:
    """Lines no clerk has settled, oldest first."""
    waiting = seen(Overpayment, scope).filter(settled_at=None).select_related("entitlement")
    return _shown(list(waiting.order_by("id")[:limit]), "benefits.overpayments")
