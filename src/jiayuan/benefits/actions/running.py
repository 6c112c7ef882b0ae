"""The set run: everybody of a place against all policies, kept for the month."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
import pyarrow as pa
from django.conf import settings
from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits.actions.keeping import kept_rows, store
from jiayuan.benefits.actions.tally import Tally
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.engine.engines import Runner, engine_named
from jiayuan.benefits.engine.setrun import SetResult
from jiayuan.benefits.everybody import fact_columns
from jiayuan.benefits.homes import Homes, homes_of
from jiayuan.benefits.models import Entitlement, Offer, Run, Statement
from jiayuan.benefits.outage import down_codes
from jiayuan.benefits.rules import CLOSED, FINDING
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.purpose import BENEFIT_MATCHING


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run found. `entitled` counts yeses by policy; `entitled_not_drawing` and `undetermined` count offers'
    worth: person and policy."""

    run: int
    people: int
    policies: int
    entitled: Mapping[str, int]
    entitled_not_drawing: int
    undetermined: int
    milliseconds: int


def disputes() -> dict[str, list[str]]:
    """Open disputes of the acting scope: {fact: people}. What is disputed decides nothing."""
    found: dict[str, list[str]] = defaultdict(list)
    for fact, person in Statement.objects.filter(settled_at=None).values_list("fact", "person"):
        found[fact].append(str(person))
    return found


def _people(book: RuleBook, policies: Sequence[Policy], acting: Acting, as_of: date) -> pa.Table:
    codes = [code for policy in policies for code in policy.facts]
    return fact_columns(book, codes, BENEFIT_MATCHING, acting.scope, as_of, disputes())


def _homes(policies: Sequence[Policy], people: pa.Table, acting: Acting) -> Homes | None:
    """The households of these people, where any policy asks who lives together; else nobody looks."""
    if not any(policy.asks_home for policy in policies):
        return None
    return homes_of(people, BENEFIT_MATCHING, acting.scope)


def _holders(policy: Policy) -> set[str]:
    """Who is offered it or draws it from here: of a household they go on speaking."""
    offers = Offer.objects.filter(policy=policy.id).exclude(state__in=CLOSED).values_list("person", flat=True)
    drawn = Entitlement.objects.filter(policy=policy.id, to_month=None).values_list("person", flat=True)
    return {str(person) for person in (*offers, *drawn)}


def _decided(policy: Policy, runner: Runner, homes: Homes | None) -> SetResult:
    """One policy over everybody, or over every household in the name of who speaks for it."""
    result = runner.policy(policy, down_codes(runner.book))
    return homes.spoken_for(result, _holders(policy)) if policy.of_home and homes is not None else result


def _open(acting: Acting, book: RuleBook, as_of: date) -> Run:
    return Run.objects.create(
        place_path=str(acting.scope.place or ""),
        book_hash=book.hash,
        as_of=as_of,
        month=month_start(as_of),
        started_at=clock.now(),
    )


def run(policies: Sequence[str] = (), as_of: date | None = None, engine: str = "") -> RunSummary:
    """Evaluates everybody in the acting scope and keeps yeses and unknowns of the month; one audit record.

    `engine` is the one of the settings unless named.
    """
    acting = current()
    require(acting, FINDING)
    began, day, book = time.perf_counter(), as_of or clock.today(), load_book()
    opens = engine_named(engine or settings.SET_ENGINE)
    asked = [policy for policy in book.looked_for(day) if not policies or policy.id in policies]
    tally = Tally()
    # All or nothing: a run that stops half-way must not leave a month of two books.
    with transaction.atomic():
        done = _open(acting, book, day)
        table = _people(book, asked, acting, day)
        people, homes = pl.DataFrame(pl.from_arrow(table)), _homes(asked, table, acting)
        others = {} if homes is None else {"homes": homes.homes}
        with opens(table if homes is None else homes.people, book, day, others=others) as runner:
            for policy in asked:
                result = _decided(policy, runner, homes)
                kept = kept_rows(result, policy, people)
                store(done, result, kept)
                done.counts[policy.id] = {str(code): number for code, number in sorted(result.counts.items())}
                tally.add(policy.id, kept, result.counts)
        return _closed(done, people.height, tally, began)


def _closed(done: Run, people: int, tally: Tally, began: float) -> RunSummary:
    missed = tally.missed(load_book().pairs)
    done.milliseconds = round((time.perf_counter() - began) * 1000)
    done.people, done.finished_at = people, clock.now()
    done.save(update_fields=["people", "counts", "milliseconds", "finished_at"])
    record("benefits.run", obj=f"benefits_run:{done.pk}", n=people, detail={"policies": len(tally.yes)})
    return RunSummary(
        run=done.pk,
        people=people,
        policies=len(tally.yes),
        entitled=tally.yes,
        entitled_not_drawing=missed,
        undetermined=tally.unknown,
        milliseconds=done.milliseconds,
    )
