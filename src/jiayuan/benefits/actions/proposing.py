"""By night the base is held beside what is drawn: what changed is proposed to an officer, nothing is stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits.base import days_of_death, facts_of
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy
from jiayuan.benefits.engine.evaluate import explain
from jiayuan.benefits.engine.facts import UNKNOWN, Facts
from jiayuan.benefits.models import Entitlement, Statement, StopProposal
from jiayuan.benefits.paying.changes import PROPOSALS, VITAL, WITHDRAW, Change, change, comeback
from jiayuan.benefits.queries.drawing import drawn_now, stopped_lately
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


def _found(drawn: Entitlement, facts: Facts, policy: Policy, was: str) -> Change | None:
    today, book = clock.today(), load_book()
    explained = explain(policy, facts, book, today)
    if was:
        return comeback(explained, facts, was, today)
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


def _asked(acting: Acting) -> list[tuple[Entitlement, str, Policy]]:
    """Periods to look at, each with why it was stopped ("" for one that runs) and its policy."""
    policies = {policy.id: policy for policy in load_book().for_people(clock.today())}
    running = [(drawn, "") for drawn in drawn_now(acting.scope)]
    periods = [*running, *stopped_lately(acting.scope, clock.today())]
    return [(drawn, was, policies[drawn.policy]) for drawn, was in periods if drawn.policy in policies]


def propose_changes() -> int:
    """Compares everybody who draws, or was stopped by the base, in the acting scope; how many proposals are new."""
    acting = current()
    require(acting, FINDING)
    asked = _asked(acting)
    if not asked:
        return 0
    with transaction.atomic():
        people = list(dict.fromkeys(drawn.person for drawn, _was, _policy in asked))
        facts = _facts(people, {policy.id: policy for _d, _w, policy in asked}.values(), acting)
        standing = {one.entitlement_id: one for one in StopProposal.objects.filter(state=PROPOSED)}
        made = sum(
            _kept(drawn, _found(drawn, facts[drawn.person], policy, was), standing.get(drawn.pk))
            for drawn, was, policy in asked
        )
        record("benefits.propose", n=made, detail={"looked_at": len(asked)})
    return made
