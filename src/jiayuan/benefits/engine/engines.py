"""Which engine a set run is run by: DuckDB in this process, or Spark on as many machines as it has."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

import pyarrow as pa

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.setrun import SetResult, SetRunner
from jiayuan.benefits.engine.spark.runner import SparkRunner
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark


class Runner(Protocol):
    """A book, a day and everybody's facts, laid out for one engine."""

    book: RuleBook
    as_of: date

    def policy(self, policy: Policy, down: frozenset[str] = frozenset()) -> SetResult: ...

    def everything(self, policy: Policy) -> pa.Table: ...


class Opens(Protocol):
    """How a runner is opened; leaving it gives back what it holds."""

    def __call__(
        self, people: pa.Table, book: RuleBook, as_of: date, *, others: Mapping[str, pa.Table] | None = None
    ) -> AbstractContextManager[Runner]: ...


ENGINES: Mapping[str, Opens] = {"duckdb": SetRunner, "spark": SparkRunner}


def engine_named(name: str) -> Opens:
    """The engine of a setting; raises Invalid naming those there are."""
    if name not in ENGINES:
        raise Invalid(mark("没有这样的计算引擎"), code="engine", advice=mark("只能是 duckdb 或 spark"))
    return ENGINES[name]
