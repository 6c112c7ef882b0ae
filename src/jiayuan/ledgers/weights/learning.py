"""Weights learned from the base and the rows that ledgers have brought to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.linking.blocks import candidates
from jiayuan.ledgers.linking.chunks import pair_levels
from jiayuan.ledgers.linking.training import learn
from jiayuan.ledgers.linking.verdicts import judged, scored
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.stages.candidates import opened
from jiayuan.ledgers.stages.frames import base_frame, rows_frame
from jiayuan.ledgers.stages.rows import incoming, read_rows
from jiayuan.ledgers.templates import active_model
from jiayuan.ledgers.weights.versions import Version, store
from jiayuan.registry import api as registry

# The newest rows: enough for every pattern of levels, few enough to open their candidates' numbers.
MOST_ROWS, LEAST_ROWS = 100_000, 1_000
# Names the model keeps: the common ones tell most, and the file stays small.
MOST_NAMES = 3_000


@dataclass(frozen=True, slots=True)
class Sample:
    """Rows and base as frames with their candidate pairs, and whom each row was confirmed to be (index → person)."""

    rows: pl.DataFrame
    base: pl.DataFrame
    pairs: pl.DataFrame
    truth: pl.DataFrame


def _stored() -> Sequence[LedgerRow]:
    """Rows of merged files, the newest first; those that made their own person would agree with it in everything."""
    made = Link.objects.filter(is_new=True, state=Link.State.CONFIRMED).values("record")
    rows = LedgerRow.objects.filter(file__state=LedgerFile.State.MERGED, std__isnull=False, record__isnull=False)
    return list(rows.exclude(record__in=made).order_by("-id")[:MOST_ROWS])


def _truth(stored: Sequence[LedgerRow]) -> pl.DataFrame:
    links = Link.objects.filter(record__in=[row.record_id for row in stored], state=Link.State.CONFIRMED)
    whom = {record: (str(registry.resolve(entity)), by is not None)
            for record, entity, by in links.values_list("record", "entity", "by")}  # fmt: skip
    lines = [(n, *whom[row.record_id or 0]) for n, row in enumerate(stored) if row.record_id in whom]
    schema = {"n": pl.UInt32, "person": pl.String, "by_people": pl.Boolean}
    return pl.DataFrame(lines, schema=schema, orient="row")


def _sample(scope: Scope) -> Sample:
    stored = _stored()
    if len(stored) < LEAST_ROWS:
        raise Conflict(_("已合并的台账行太少，学不出可靠的权重；请先合并至少1000行"), code="retrain-rows")
    base = base_frame(scope)
    rows = rows_frame([incoming(row.cells) for row in read_rows(stored)])
    pairs = candidates(rows, base, lettered=False)
    # All candidates' numbers: what a slip of the pen weighs can only be learned by seeing slips.
    levels = pair_levels(pairs, rows, base)
    return Sample(rows, opened(pairs.hstack(levels), base, scope), pairs, _truth(stored))


def _share(right: pl.Series) -> float:
    return round(float(right.cast(pl.Int64).sum()) / max(1, right.len()), 5)


def _figures(sample: Sample, levels: pl.DataFrame, model: Model) -> dict[str, float]:
    """How a model decides the sample: links, those to the confirmed person, questions; shares of rows."""
    verdicts = judged(scored(sample.pairs, levels, sample.rows["name"], model), model)
    known = sample.truth.join(verdicts.filter(pl.col("decision") == "link"), on="n", how="left")
    said = known.with_columns(right=sample.base["person"].gather(known["b"]) == pl.col("person"))
    linked = said.filter(pl.col("b").is_not_null())
    reviewed = verdicts.filter(pl.col("decision") == "review").height
    return {
        "linked_share": round(linked.height / max(1, known.height), 5),
        "agreeing_share": _share(linked["right"]),
        "people_agreeing_share": _share(linked.filter("by_people")["right"]),
        "review_share": round(reviewed / sample.rows.height, 5),
    }


def retrain(scope: Scope) -> Version:
    """Learns weights from the rows of merged ledgers of a district and stores them as the next version, not in force.

    Raises Conflict when too few rows have been merged. Its figures stand beside those of the weights in force
    (`before_…`), on the same rows and against the links confirmed until now.
    """
    sample, start = _sample(scope), active_model()
    levels = pair_levels(sample.pairs, sample.rows, sample.base)
    learned = learn(sample.pairs, levels, sample.rows, sample.base, start)
    model = replace(learned, names=learned.names.trimmed(MOST_NAMES))
    size = {"rows": sample.rows.height, "people": sample.base.height, "pairs": sample.pairs.height,
            "confirmed": sample.truth.height, "by_people": int(sample.truth["by_people"].sum())}  # fmt: skip
    before = {f"before_{key}": value for key, value in _figures(sample, levels, start).items()}
    return store(model, {**size, **_figures(sample, levels, model), **before})
