"""What a query computes once: the parts of its columns that are read more than once, inner ones first.

A column written out at each of its uses doubles with every level of a rule; a page of law would be megabytes of SQL.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.operations as ops

from jiayuan.benefits.engine.columns import Column

# Parts of fewer operations are written out again: a column of their own would cost more than it saves.
WORTH_A_COLUMN = 4


@dataclass(frozen=True, slots=True)
class Layers:
    """Columns in the order in which they can be computed; all are bound to `table`, which has them all."""

    table: ibis.Table
    levels: tuple[Mapping[str, Column], ...]
    result: Mapping[str, Column]


def _parts(operation: Any) -> list[Any]:
    """What an operation is computed from; a field's table is not."""
    return [part for part in operation.__children__ if isinstance(part, ops.Value)]


def _inner_first(roots: list[Any]) -> Iterator[Any]:
    """Every operation once, after those it is made of."""
    seen, waiting = set(), [(root, False) for root in reversed(roots)]
    while waiting:
        operation, ready = waiting.pop()
        if ready:
            yield operation
        elif operation not in seen:
            seen.add(operation)
            waiting += [(operation, True), *((part, False) for part in reversed(_parts(operation)))]


def _worth_it(order: list[Any], roots: list[Any]) -> dict[Any, int]:
    """Operations that get a column of their own, each with its level."""
    uses = Counter(part for operation in order for part in _parts(operation)) + Counter(roots)
    size: dict[Any, int] = {}
    level: dict[Any, int] = {}
    shared: dict[Any, int] = {}
    for operation in order:
        parts = _parts(operation)
        size[operation] = 1 + sum(1 if part in shared else size[part] for part in parts)
        level[operation] = max((level[part] + (part in shared) for part in parts), default=0)
        if uses[operation] > 1 and size[operation] >= WORTH_A_COLUMN and operation.relations:
            shared[operation] = level[operation]
    return shared


def layers(stage: ibis.Table, named: Mapping[str, Column]) -> Layers:
    """The columns `named` over a stage, with what they share in columns of earlier levels."""
    roots = [column.op() for column in named.values()]
    order = list(_inner_first(roots))
    shared = _worth_it(order, roots)
    # Named after the stage, as columns of former stages are still there.
    names = {operation: f"{stage.get_name()}_{number}" for number, operation in enumerate(shared)}
    kinds = {name: operation.dtype for operation, name in names.items()}
    table = ibis.table(ibis.schema({**dict(stage.schema().items()), **kinds}), name="stage")
    levels: dict[int, dict[str, Column]] = defaultdict(dict)
    bound: dict[Any, Any] = {}
    for operation in order:
        now = _rebound(operation, bound, table)
        if operation in shared:
            levels[shared[operation]][names[operation]] = now.to_expr()
            now = table[names[operation]].op()
        bound[operation] = now
    result = {name: bound[root].to_expr() for name, root in zip(named, roots, strict=True)}
    return Layers(table, tuple(levels[at] for at in sorted(levels)), result)


def _rebound(operation: Any, bound: Mapping[Any, Any], table: ibis.Table) -> Any:
    """The same operation over what stands in for its parts."""
    if isinstance(operation, ops.Field):
        return table[operation.name].op()
    given = {name: _swapped(part, bound) for name, part in zip(operation.__argnames__, operation.__args__, strict=True)}
    return operation.__recreate__(given)


def _swapped(part: Any, bound: Mapping[Any, Any]) -> Any:
    """An argument with what stands in for it; the branches of a CASE come as tuples."""
    if isinstance(part, tuple):
        return tuple(_swapped(one, bound) for one in part)
    return bound[part] if isinstance(part, ops.Value) else part
