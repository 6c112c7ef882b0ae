"""The set run: everybody of a place against all policies, kept for the month."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import polars as pl
import pyarrow as pa
from django.db import connection, transaction

from jiayuan.audit.api import record
from jiayuan.benefits.base import fact_columns
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.assess import status_of
from jiayuan.benefits.engine.book import Pair, Policy, RuleBook
from jiayuan.benefits.engine.choices import worth_offering
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.engine.facts import KNOWN
from jiayuan.benefits.engine.setrun import SetResult, SetRunner
from jiayuan.benefits.models import Assessment, Entitlement, Run, Statement
from jiayuan.benefits.rules import FINDING
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.purpose import BENEFIT_MATCHING

# Set-based: COPY is refused under row security, and single inserts would take minutes.
KEEP = """
INSERT INTO benefits_assessment (person, place_path, run_id, policy, month, code, "row", amount, low, high, missing,
  drawing)
SELECT x.person, x.place_path, %s, %s, %s, x.code, x.line, x.amount, x.low, x.high,
  CASE WHEN x.missing = '' THEN '{}'::varchar[] ELSE string_to_array(x.missing, ',')::varchar[] END, x.drawing
FROM unnest(%s::uuid[], %s::text[], %s::int[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[],
  %s::bool[]) AS x (person, place_path, code, line, amount, low, high, missing, drawing)
ON CONFLICT (person, policy, month) DO UPDATE SET (run_id, place_path, code, "row", amount, low, high, missing,
  drawing) = (excluded.run_id, excluded.place_path, excluded.code, excluded."row", excluded.amount, excluded.low,
  excluded.high, excluded.missing, excluded.drawing)
"""


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


def _disputes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for fact, person in Statement.objects.filter(settled_at=None).values_list("fact", "person"):
        found[fact].append(str(person))
    return found


def _people(book: RuleBook, policies: Sequence[Policy], acting: Acting, as_of: date) -> pa.Table:
    codes = [code for policy in policies for code in policy.facts]
    return fact_columns(book, codes, BENEFIT_MATCHING, acting.scope, as_of, _disputes())


def _drawing(people: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """person, place_path, drawing: whether a ledger, or an entitlement opened here, says that it is drawn already."""
    here = [str(person) for person in _open_here(policy)]
    drawn = pl.lit(False)
    if policy.drawn in people.columns:
        drawn = (pl.col(state_column(policy.drawn)) == KNOWN) & pl.col(policy.drawn).fill_null(False)
    return people.select("person", "place_path", (drawn | pl.col("person").is_in(here)).alias("drawing"))


def _open_here(policy: Policy) -> Iterable[UUID]:
    return Entitlement.objects.filter(policy=policy.id, to_month=None).values_list("person", flat=True)


def _kept(result: SetResult, policy: Policy, people: pl.DataFrame) -> pl.DataFrame:
    """The rows to store, joined with place and drawing, bits of missing facts as names."""
    rows = pl.DataFrame(pl.from_arrow(result.rows)).join(_drawing(people, policy), on="person", how="left")
    names = {bits: ",".join(result.plan.missing_names(bits)) for bits in rows["missing"].unique().to_list()}
    lines = {number: row.id for number, row in enumerate(policy.rows, 1)}
    return rows.with_columns(
        pl.col("missing").replace_strict(names, return_dtype=pl.String) if names else pl.lit("").alias("missing"),
        pl.col("code").replace_strict(lines, default="", return_dtype=pl.String).alias("line"),
    )


def _store(run: Run, result: SetResult, kept: pl.DataFrame) -> None:
    columns = ["person", "place_path", "code", "line", "amount", "low", "high", "missing", "drawing"]
    with connection.cursor() as cursor:
        arrays = [kept[name].to_list() for name in columns]
        cursor.execute(KEEP, [run.pk, result.policy, run.month, *arrays])
    # Whoever no longer qualifies this month disappears from it, but only inside the run's own place.
    lo, hi = run.place_path, f"{run.place_path[:-1]}/"
    same = Assessment.objects.filter(policy=result.policy, month=run.month, place_path__gte=lo, place_path__lt=hi)
    same.exclude(run=run).delete()


@dataclass(slots=True)
class _Tally:
    """What a run has counted so far; `could` holds every certain yes: person, policy, amount, drawing."""

    yes: dict[str, int] = field(default_factory=dict)
    unknown: int = 0
    could: list[pl.DataFrame] = field(default_factory=list)

    def add(self, policy: str, kept: pl.DataFrame, counts: Mapping[int, int]) -> None:
        self.yes[policy] = sum(number for code, number in counts.items() if status_of(code) == "yes")
        self.unknown += sum(number for code, number in counts.items() if status_of(code) == "unknown")
        certain = kept.filter(pl.col("code") > 0).with_columns(pl.lit(policy).alias("policy"))
        self.could.append(certain.select("person", "policy", "amount", "drawing"))

    def missed(self, pairs: Sequence[Pair]) -> int:
        """Benefits that people could draw and do not; of an exclusive pair one counts, beside a drawn one none."""
        amounts: dict[str, dict[str, int]] = defaultdict(dict)
        drawn: dict[str, set[str]] = defaultdict(set)
        for frame in self.could:
            for person, policy, amount, drawing in frame.iter_rows():
                if drawing:
                    drawn[person].add(policy)
                else:
                    amounts[person][policy] = amount
        return sum(
            len(worth_offering(could, frozenset(drawn.get(person, ())), pairs)) for person, could in amounts.items()
        )


def _open(acting: Acting, book: RuleBook, as_of: date) -> Run:
    return Run.objects.create(
        place_path=str(acting.scope.place or ""),
        book_hash=book.hash,
        as_of=as_of,
        month=month_start(as_of),
        started_at=clock.now(),
    )


def run(policies: Sequence[str] = (), as_of: date | None = None) -> RunSummary:
    """Evaluates everybody in the acting scope and keeps yeses and unknowns of the month; one audit record."""
    acting = current()
    require(acting, FINDING)
    began, day, book = time.perf_counter(), as_of or clock.today(), load_book()
    asked = [policy for policy in book.in_force(day) if not policies or policy.id in policies]
    tally = _Tally()
    with transaction.atomic():
        done = _open(acting, book, day)
        table = _people(book, asked, acting, day)
        people = pl.DataFrame(pl.from_arrow(table))
        with SetRunner(table, book, day) as runner:
            for policy in asked:
                result = runner.policy(policy)
                kept = _kept(result, policy, people)
                _store(done, result, kept)
                done.counts[policy.id] = {str(code): number for code, number in sorted(result.counts.items())}
                tally.add(policy.id, kept, result.counts)
        return _closed(done, people.height, tally, began)


def _closed(done: Run, people: int, tally: _Tally, began: float) -> RunSummary:
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
