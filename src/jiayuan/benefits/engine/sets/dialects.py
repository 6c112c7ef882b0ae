"""The same columns in the words of either engine: DuckDB's, or Spark's where the two differ."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.operations as ops
from ibis.backends.sql.compilers import DuckDBCompiler, PySparkCompiler

# DuckDB's name for the division that drops the rest.
WHOLE = "divide"


class SparkCompiler(PySparkCompiler):  # type: ignore[misc]  # Ibis carries no types
    """Ibis's own, with the two words it does not have for Spark."""

    SIMPLE_OPS = {ops.BitOr: "bit_or"}

    def visit_ScalarUDF(self, op: Any, **parts: Any) -> Any:  # noqa: N802 (Ibis looks it up by this name)
        # `divide` is of floating point there, and fen would be lost past 2^53.
        name = "div" if op.__func_name__ == WHOLE else op.__func_name__
        return self.f.anon[name](*parts.values())


COMPILERS = {"duckdb": DuckDBCompiler(), "pyspark": SparkCompiler()}


def statement(table: ibis.Table, dialect: str) -> str:
    """A table as one SELECT."""
    return str(COMPILERS[dialect].to_sqlglot(table).sql(dialect))


def column_texts(table: ibis.Table, dialect: str) -> list[str]:
    """The columns of a SELECT over one table, which they call t0."""
    return [str(one.sql(dialect)) for one in COMPILERS[dialect].to_sqlglot(table).expressions]
