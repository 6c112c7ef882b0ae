"""By night the base is held beside what is drawn: what changed is proposed to an officer, nothing is stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits.actions.comparing import Period, answers, stands
from jiayuan.benefits.base import days_of_death, facts_of
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy
from jiayuan.benefits.engine.evaluate import Explained, explain
from jiayuan.benefits.engine.facts import UNKNOWN, Facts
from jiayuan.benefits.models import Entitlement, Statement, StopProposal
from jiayuan.benefits.paying.changes import PROPOSALS, VITAL, WITHDRAW, Change, change, comeback, happened
from jiayuan.benefits.queries.drawing import drawn_now, stopped_lately
from jiayuan.benefits.queries.explaining import explain_offer
from jiayuan.benefits.rules import FINDING
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current

PROPOSED, DISMISSED = "proposed", "dismissed"


def _facts(people: Sequence[UUID], policies: Iterable[Policy], acting: Acting) -> dict[UUID, Facts]:
    """What the tables ask of these people, and whether they live; what is disputed is unknown."""
    book = load_book()
    codes = dict.fromkeys([*VITAL, *(code for policy in policies for code in policy.facts)])
    held = facts_of(people, book, codes, acting.purpose, acting.scope, clock.today())
    for person, days in days_of_death(people, acting.purpose, acting.scope).items():
        held[person] = {**held[person], "dead_on": days}
    doubts: dict[UUID, set[str]] = defaultdict(set)
    for person, fact in Statement.objects.filter(person__in=people, settled_at=None).values_list("person", "fact"):
        doubts[person].add(fact)
    return {
        person: {code: replace(fact, state=UNKNOWN) if code in doubts[person] else fact for code, fact in facts.items()}
        for person, facts in held.items()
    }


def _explained(period: Period, facts: Facts) -> Explained:
    # Of a home its members speak, and what was said and found of the case.
    if not period.policy.of_person:
        return explain_offer(period.drawn.offer)
    return explain(period.policy, facts, load_book(), clock.today())


def _found(period: Period, facts: Facts) -> Change | None:
    explained, drawn, today = _explained(period, facts), period.drawn, clock.today()
    if period.was:
        return comeback(explained, facts, period.was, today)
    return change(explained, facts, amount=drawn.amount, row=drawn.row, today=today)


def _said_no(drawn: Entitlement, found: Change) -> bool:
    """An officer has looked at the very same and left things as they are."""
    same = StopProposal.objects.filter(entitlement=drawn, state=DISMISSED, kind=found.kind, reason=found.reason)
    return same.filter(amount=found.amount, since__gte=found.since).exists()


def _kept(drawn: Entitlement, found: Change | None, standing: StopProposal | None) -> bool:
    """Brings the proposal of one period in line with what was found; True if a new one was written."""
    if standing is not None:
        if found is not None and (found.kind, found.reason, found.amount) == (
            standing.kind, standing.reason, standing.amount,
        ):  # fmt: skip
            return False
        move = PROPOSALS.move(standing.state, WITHDRAW)
        StopProposal.objects.filter(pk=standing.pk).update(state=move.to, decided_at=clock.now())
    if found is None or _said_no(drawn, found):
        return False
    StopProposal.objects.create(
        person=drawn.person,
        place_path=drawn.place_path,
        entitlement=drawn,
        kind=found.kind,
        reason=found.reason,
        since=found.since,
        amount=found.amount,
        row=found.row,
        state=PROPOSED,
        proposed_at=clock.now(),
    )
    return True


def _asked(acting: Acting) -> list[Period]:
    policies = {policy.id: policy for policy in load_book().in_force(clock.today()) if policy.period == "month"}
    running = [(drawn, "") for drawn in drawn_now(acting.scope)]
    periods = [*running, *stopped_lately(acting.scope, clock.today())]
    return [Period(drawn, was, policies[drawn.policy]) for drawn, was in periods if drawn.policy in policies]


def _unlike(asked: Sequence[Period], facts: Mapping[UUID, Facts]) -> list[Period]:
    """Those to be explained: something happened to the person, or the set run says otherwise; every home."""
    people = {period.policy.id: period.policy for period in asked if period.policy.of_person}
    said = answers(people.values(), facts, load_book(), clock.today())
    return [
        period
        for period in asked
        if period.policy.id not in said
        or happened(facts[period.drawn.person])
        or not stands(period, said[period.policy.id])
    ]


def propose_changes() -> int:
    """Compares everybody who draws, or was stopped by the base, in the acting scope; how many proposals are new."""
    acting = current()
    require(acting, FINDING)
    asked = _asked(acting)
    if not asked:
        return 0
    with transaction.atomic():
        people = list(dict.fromkeys(period.drawn.person for period in asked))
        facts = _facts(people, {period.policy.id: period.policy for period in asked}.values(), acting)
        standing = {one.entitlement_id: one for one in StopProposal.objects.filter(state=PROPOSED)}
        found = {period.drawn.pk: _found(period, facts[period.drawn.person]) for period in _unlike(asked, facts)}
        made = sum(_kept(period.drawn, found.get(period.drawn.pk), standing.get(period.drawn.pk)) for period in asked)
        record("benefits.propose", n=made, detail={"looked_at": len(asked), "explained": len(found)})
    return made
