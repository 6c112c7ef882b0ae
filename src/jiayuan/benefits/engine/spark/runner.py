"""Running the plans on Spark: facts go out as Parquet, counts and the rows worth keeping come back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import age_column
from jiayuan.benefits.engine.result import FIRST_GATE
from jiayuan.benefits.engine.setrun import SetResult, complete_tables, plan_cached
from jiayuan.benefits.engine.sets.dialects import column_texts
from jiayuan.benefits.engine.sets.frame import KEY, PEOPLE
from jiayuan.benefits.engine.sets.plan import RESULT, SetPlan
from jiayuan.benefits.engine.sets.tables import ages_on
from jiayuan.benefits.engine.spark.session import session

DIALECT = "pyspark"
# The same rows as `setrun.KEPT`: a plain no is counted and forgotten.
KEPT = f"code > 0 OR (code < 0 AND code > {FIRST_GATE})"
ROWS = pa.schema([(name, pa.string() if name == KEY else pa.int64()) for name in RESULT])


def _rows(frame: Any) -> pa.Table:
    """A frame's rows, all numbers in 64 bits whatever the policy."""
    return frame.toArrow().cast(ROWS)


class SparkRunner:
    """`SetRunner` on Spark. The facts lie in a folder of its own while it is open, and are deleted with it.

    Workers read that folder: on several machines JIAYUAN_SPARK_FOLDER has to be one that all of them see.
    """

    def __init__(
        self, people: pa.Table, book: RuleBook, as_of: date, *, others: Mapping[str, pa.Table] | None = None
    ) -> None:
        self.book = book
        self.as_of = as_of
        # Views are named by table: each run has a session of its own, so that two do not read each other's people.
        self.spark = session().newSession()
        self.folder = TemporaryDirectory(prefix="jiayuan-", dir=os.environ.get("JIAYUAN_SPARK_FOLDER"))
        self.frames: dict[str, Any] = {}
        for name, table in complete_tables({PEOPLE: people, **(others or {})}, book, as_of).items():
            file = str(Path(self.folder.name) / f"{name}.parquet")
            pq.write_table(table, file)
            self._lay(name, self.spark.read.parquet(file))

    def __enter__(self) -> SparkRunner:
        return self

    def __exit__(self, *_: object) -> None:
        self.folder.cleanup()

    def policy(self, policy: Policy, down: frozenset[str] = frozenset()) -> SetResult:
        """One policy over everybody."""
        steps = self._ready(policy, down)
        # Read twice, decided once.
        decided = self.spark.sql(steps.sql).persist()
        counts = {row["code"]: row["count"] for row in decided.groupBy("code").count().collect()}
        rows = _rows(decided.where(KEPT))
        decided.unpersist()
        return SetResult(policy.id, counts, rows, steps)

    def everything(self, policy: Policy) -> pa.Table:
        """All rows of one policy, the noes too, in no order."""
        return _rows(self.spark.sql(self._ready(policy, frozenset()).sql))

    def _lay(self, name: str, frame: Any) -> None:
        self.frames[name] = frame
        frame.createOrReplaceTempView(name)

    def _ready(self, policy: Policy, down: frozenset[str]) -> SetPlan:
        """The plan, and the ages it reads beside the facts."""
        steps = plan_cached(policy, self.book, self.as_of, down, DIALECT)
        age = age_column(steps.day)
        for name, frame in self.frames.items():
            if "birth" in steps.facts and "birth" in frame.columns and age not in frame.columns:
                self._lay(name, frame.alias("t0").selectExpr("*", *column_texts(ages_on("t0", steps.day), DIALECT)))
        return steps
