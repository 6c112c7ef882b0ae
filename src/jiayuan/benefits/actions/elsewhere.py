"""Drawn twice, here and elsewhere by a ledger's word: a line for a clerk, never a deed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits.actions.surplus import noted, paid_lines
from jiayuan.benefits.base import facts_of
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.engine.facts import KNOWN, Facts
from jiayuan.benefits.models import Entitlement, PayLine
from jiayuan.benefits.queries.drawing import drawn_now
from jiayuan.benefits.rules import FINDING
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current

ELSEWHERE = "elsewhere"


def shut_out(policy: str, book: RuleBook) -> list[str]:
    """The holdings nobody may have beside a benefit, as facts; its own is not among them."""
    pairs = [pair for pair in book.pairs if policy in (pair.a, pair.b) and (pair.one_of_two or pair.kind == "higher")]
    others = [pair.b if pair.a == policy else pair.a for pair in pairs]
    # Of a pair with a holding the other side is the fact itself.
    return [book.policies[other].drawn if other in book.policies else other for other in others]


def _held_since(facts: Facts, codes: Iterable[str], before: date) -> list[date]:
    found = (facts[code] for code in codes if code in facts)
    days = (one.as_of for one in found if one.state == KNOWN and one.value is True)
    return [day for day in days if day is not None and day < before]


def told_since(drawn: Entitlement, facts: Facts, book: RuleBook, today: date) -> date | None:
    """The first day by which a ledger says that the same, or what shuts it out, is drawn elsewhere; else None."""
    policy = book.policies.get(drawn.policy)
    if policy is None:
        return None
    # A ledger written after our first month may only repeat what we pay ourselves.
    own = _held_since(facts, [policy.drawn], drawn.from_month)
    days = own + _held_since(facts, shut_out(policy.id, book), date.max)
    return min(min(days), today) if days else None


def _noted_from(drawn: Entitlement, since: date) -> bool:
    lines = PayLine.objects.filter(entitlement=drawn, month__gte=month_start(since)).select_related("paylist")
    paid = paid_lines(list(lines.order_by("month")))
    noted(drawn, ELSEWHERE, paid)
    return bool(paid)


def note_elsewhere() -> int:
    """Months paid here while a ledger of the last three months says that it is drawn elsewhere; how many periods."""
    acting, book, today = current(), load_book(), clock.today()
    require(acting, FINDING)
    rows = list(drawn_now(acting.scope))
    people = list(dict.fromkeys(row.person for row in rows))
    facts = facts_of(people, book, _codes(rows, book), acting.purpose, acting.scope, today) if people else {}
    told = [(row, told_since(row, facts[row.person], book, today)) for row in rows]
    with transaction.atomic():
        found = sum(_noted_from(row, since) for row, since in told if since is not None)
        record("benefits.elsewhere", n=found, detail={"looked_at": len(rows)})
    return found


def _codes(rows: Sequence[Entitlement], book: RuleBook) -> list[str]:
    policies = dict.fromkeys(row.policy for row in rows if row.policy in book.policies)
    own = [book.policies[policy].drawn for policy in policies]
    return list(dict.fromkeys([*own, *(code for policy in policies for code in shut_out(policy, book))]))
