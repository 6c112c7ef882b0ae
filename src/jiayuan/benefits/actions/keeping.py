"""What a run keeps: one row for each person and policy with a yes or an open answer, replaced within the month."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import polars as pl
from django.db import connection

from jiayuan.benefits.engine.book import Policy
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import KNOWN
from jiayuan.benefits.engine.setrun import SetResult
from jiayuan.benefits.models import Assessment, Entitlement, Run
from jiayuan.registry import api as registry

# Set-based: COPY is refused under row security, and single inserts would take minutes. DO NOTHING, because somebody who
# moved here this month may have a row in a street that row security hides: touching it would be an error that stops
# the whole run. Theirs stays until that street's own run removes it.
KEEP = """
INSERT INTO benefits_assessment (person, place_path, run_id, policy, month, code, "row", amount, low, high, missing,
  drawing)
SELECT x.person, x.place_path, %s, %s, %s, x.code, x.line, x.amount, x.low, x.high,
  CASE WHEN x.missing = '' THEN '{}'::varchar[] ELSE string_to_array(x.missing, ',')::varchar[] END, x.drawing
FROM unnest(%s::uuid[], %s::text[], %s::int[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[],
  %s::bool[]) AS x (person, place_path, code, line, amount, low, high, missing, drawing)
ON CONFLICT (person, policy, month) DO NOTHING
"""


def _drawing(people: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """person, place_path, drawing: whether a ledger, or an entitlement opened here, says that it is drawn already."""
    here = [str(person) for person in _open_here(policy)]
    drawn = pl.lit(False)
    if policy.drawn in people.columns:
        drawn = (pl.col(state_column(policy.drawn)) == KNOWN) & pl.col(policy.drawn).fill_null(False)
    return people.select("person", "place_path", (drawn | pl.col("person").is_in(here)).alias("drawing"))


def _open_here(policy: Policy) -> Iterable[UUID]:
    people = Entitlement.objects.filter(policy=policy.id, to_month=None).values_list("person", flat=True)
    # Whoever drew before a merge draws still, as whom they count for now.
    return registry.counted_as(people).values()


def kept_rows(result: SetResult, policy: Policy, people: pl.DataFrame) -> pl.DataFrame:
    """The rows to store, joined with place and drawing, bits of missing facts as names."""
    rows = pl.DataFrame(pl.from_arrow(result.rows)).join(_drawing(people, policy), on="person", how="left")
    names = {bits: ",".join(result.plan.missing_names(bits)) for bits in rows["missing"].unique().to_list()}
    lines = {number: row.id for number, row in enumerate(policy.rows, 1)}
    return rows.with_columns(
        pl.col("missing").replace_strict(names, return_dtype=pl.String) if names else pl.lit("").alias("missing"),
        pl.col("code").replace_strict(lines, default="", return_dtype=pl.String).alias("line"),
    )


def store(run: Run, result: SetResult, kept: pl.DataFrame) -> None:
    """Replaces the month's rows of one policy inside the run's own place."""
    columns = ["person", "place_path", "code", "line", "amount", "low", "high", "missing", "drawing"]
    # Whoever no longer qualifies this month disappears from it, but only inside the run's own place.
    lo, hi = run.place_path, f"{run.place_path[:-1]}/"
    month = Assessment.objects.filter(policy=result.policy, month=run.month)
    month.filter(place_path__gte=lo, place_path__lt=hi).delete()
    with connection.cursor() as cursor:
        arrays = [kept[name].to_list() for name in columns]
        cursor.execute(KEEP, [run.pk, result.policy, run.month, *arrays])
