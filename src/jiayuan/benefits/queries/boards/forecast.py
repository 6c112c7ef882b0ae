"""What the benefits cost in the coming months: what is drawn, what is offered, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from jiayuan.benefits.models import Assessment
from jiayuan.benefits.queries.scoped import seen, visible
from jiayuan.benefits.queries.worklist.waiting import month_of
from jiayuan.benefits.rules import CLOSED
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.api import is_small

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """Fen a month of one policy; None where so few are behind it that a sum would tell of them."""

    policy: str
    drawn: int | None
    offered: int | None
    open_low: int | None
    open_high: int | None

    def year(self) -> tuple[int, int] | None:
        """Fen of twelve months: as it is drawn now, and at most; None as soon as a part is hidden."""
        parts = (self.drawn, self.offered, self.open_high)
        known = [part for part in parts if part is not None]
        return None if len(known) < len(parts) else (MONTHS * known[0], MONTHS * sum(known))


def _told(people: int, fen: int) -> int | None:
    return None if is_small(people) else fen


# People, and fen of theirs.
Part = tuple[int, int]
NOBODY: Part = (0, 0)


def cost(policy: str, drawn: Part, offered: Part, least: Part, most: Part) -> Cost:
    """One policy of what was summed; each part is told only if enough people stand behind it."""
    return Cost(policy, _told(*drawn), _told(*offered), _told(*least), _told(*most))


def forecast(scope: Scope) -> tuple[Cost, ...]:
    """Fen a month by policy; three queries. Of a pair only the offered one counts, for nobody draws both."""
    month = month_of(scope)
    if month is None:
        return ()
    draws, waiting = Q(drawing=True), Q(code__lt=0, drawing=False)
    rows = seen(Assessment, scope).filter(month=month).order_by("policy").values_list("policy").annotate(
        drawers=Count("id", filter=draws), drawn=Sum("amount", filter=draws, default=0),
        waiting=Count("id", filter=waiting), least=Sum("low", filter=waiting, default=0),
        most=Sum(Coalesce("high", "low"), filter=waiting, default=0),
    )  # fmt: skip
    going = visible(scope).exclude(state__in=(*CLOSED, "drawing")).order_by("policy").values_list("policy")
    offered = {
        policy: (people, fen)
        for policy, people, fen in going.annotate(people=Count("id"), fen=Sum(Coalesce("amount", "low"), default=0))
    }
    return tuple(
        cost(policy, (drawers, drawn), offered.get(policy, NOBODY), (open_, least), (open_, most))
        for policy, drawers, drawn, open_, least, most in rows
    )
