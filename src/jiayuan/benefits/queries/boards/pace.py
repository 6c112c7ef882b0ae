"""How long each step takes, and what the person was spared against the documents' own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import median
from uuid import UUID

from django.db.models import Max

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy
from jiayuan.benefits.models import CheckStep, Handover, Offer
from jiayuan.benefits.queries.scoped import seen, visible
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.api import is_small

STEPS = ("confirmed", "decided", "handed")


@dataclass(frozen=True, slots=True)
class Taken:
    """One step: how many took it, and their median in days; both None when they are too few to be told."""

    step: str
    count: int | None
    days: float | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days one matter passed through; None where it has not come so far."""

    policy: str
    found: date
    confirmed: date | None
    decided: date | None
    handed: date | None

    @property
    def spans(self) -> tuple[int | None, ...]:
        """Days of each step, in the order of STEPS."""
        marks = (self.found, self.confirmed, self.decided, self.handed)
        return tuple(
            (after - before).days if before and after else None
            for before, after in pairwise(marks)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spared:
    """What the people of one policy were spared. `limit` is the documents' own days, `took` the median of ours."""

    policy: str
    matters: int
    fields: int
    papers: int
    limit: int
    took: float | None

    @property
    def days(self) -> float | None:
        """Days saved for each matter; never more than the documents allow the office."""
        return None if self.took is None else self.limit - self.took


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(LOCAL).date() if moment else None


def days_of(scope: Scope) -> list[Days]:
    """Every confirmed matter in scope; three queries."""
    passed = seen(CheckStep, scope).filter(outcome="pass").values_list("offer_id")
    decided: dict[UUID, datetime] = dict(passed.annotate(at=Max("done_at")).order_by())
    handed: dict[UUID, datetime] = dict(seen(Handover, scope).values_list("delivery__offer_id", "at").order_by("id"))
    confirmed = visible(scope).exclude(applied_on=None).exclude(kind=Offer.Kind.APPLIED).order_by("id")
    return [
        Days(policy, found.astimezone(LOCAL).date(), on, _day(decided.get(key)), _day(handed.get(key)))
        for key, policy, found, on in confirmed.values_list("id", "policy", "found_at", "applied_on")
    ]


def _taken(step: str, spans: Sequence[int]) -> Taken:
    # A median of a few is nearly somebody's own time.
    return Taken(step, None, None) if is_small(len(spans)) else Taken(step, len(spans), _median(spans))


def _median(spans: Sequence[int]) -> float | None:
    return float(median(spans)) if spans else None


def paces(matters: Iterable[Days]) -> tuple[Taken, ...]:
    """The steps from finding to the hand-over."""
    columns = list(zip(*(one.spans for one in matters), strict=True)) or [()] * len(STEPS)
    spans = [[days for days in column if days is not None] for column in columns]
    return tuple(_taken(step, days) for step, days in zip(STEPS, spans, strict=True))


def limit_of(policy: Policy) -> int:
    """The days the document gives the office: its steps one after another, and the notice."""
    return sum(clock.days for clock in policy.clocks) + (policy.notice.days if policy.notice else 0)


def fields_of(policy: Policy) -> int:
    """The facts nobody had to write into a form."""
    return sum(code != policy.drawn for code in policy.facts)


def _spared(policy: Policy, matters: Sequence[Days]) -> Spared:
    took = [(one.decided - one.confirmed).days for one in matters if one.confirmed and one.decided]
    count = len(matters)
    return Spared(
        policy.id, count, count * fields_of(policy), count * len(policy.papers), limit_of(policy), _median(took)
    )


def spared(matters: Iterable[Days]) -> tuple[Spared, ...]:
    """By policy, in order of their ids; a policy of fewer than ten is left out."""
    policies, kinds = load_book().policies, defaultdict(list)
    for one in matters:
        # Of a policy that left the book nobody can say what its papers were.
        if one.policy in policies:
            kinds[one.policy].append(one)
    return tuple(_spared(policies[key], kinds[key]) for key in sorted(kinds) if not is_small(len(kinds[key])))
