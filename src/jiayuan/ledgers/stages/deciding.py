"""Rows of several files decided anew, people among people, organisations and things among theirs."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.bodies.kinds import BODY_KINDS, BodyKind
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.stages.matching import decisions
from jiayuan.ledgers.stages.rows import Row


def decided_anew(rows: Sequence[Row], scope: Scope, model: Model) -> list[tuple[Row, Decision]]:
    """Each row with its decision; rows that are addresses alone are left out: places tell when theirs is found."""
    kinds: dict[BodyKind | None, list[Row]] = {}
    for row in rows:
        kinds.setdefault(BODY_KINDS.get(row.whole.file.template.family), []).append(row)
    return [
        pair
        for kind, those in kinds.items()
        if kind is None or kind.entity != "place"
        for pair in zip(those, decisions(those, scope, model, kind), strict=True)
    ]
