"""A query written step by step: every step is a named SELECT over the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import ibis

from jiayuan.benefits.engine.columns import Column
from jiayuan.benefits.engine.sets.dialects import column_texts, statement
from jiayuan.benefits.engine.sets.sharing import layers


@dataclass(frozen=True, slots=True)
class Query:
    """The steps so far. A step is read by its name, so no later one repeats its text."""

    dialect: str = "duckdb"
    steps: list[tuple[str, str]] = field(default_factory=list)

    def keep(self, table: ibis.Table) -> ibis.Table:
        """A table as a step of its own."""
        return self._step(statement(table, self.dialect), table.schema())

    def with_columns(self, stage: ibis.Table, named: Mapping[str, Column]) -> ibis.Table:
        """A step with columns added; what they share is computed once, in steps before."""
        kinds = {name: column.type() for name, column in named.items()}
        schema = ibis.schema({**dict(stage.schema().items()), **kinds})
        plan = layers(stage, named)
        at = stage.get_name()
        for level in (*plan.levels, plan.result):
            # Ibis calls the only table of a SELECT t0. No text of a user stands in a rule's columns, nor in names.
            at = self._step(f"SELECT *, {self._texts(plan.table, level)} FROM {at} AS t0", schema).get_name()  # noqa: S608 (see above)
        return ibis.table(schema, name=at)

    def text(self, columns: Iterable[str] = ("*",)) -> str:
        """The whole query: the last step's columns."""
        steps = ", ".join(f"{name} AS ({sql})" for name, sql in self.steps)
        return f"WITH {steps} SELECT {', '.join(columns)} FROM {self.steps[-1][0]}"  # noqa: S608 (names of our own)

    def _texts(self, table: ibis.Table, named: Mapping[str, Column]) -> str:
        return ", ".join(column_texts(table.select(**named), self.dialect))

    def _step(self, sql: str, schema: ibis.Schema) -> ibis.Table:
        name = f"step{len(self.steps)}"
        self.steps.append((name, sql))
        return ibis.table(schema, name=name)
