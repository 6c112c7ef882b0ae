"""Many rows at once, typed as for one: what the look-ups decide alone, the columns decide together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark
from jiayuan.ledgers.live.asking import standard_cells
from jiayuan.ledgers.live.matching import Match
from jiayuan.ledgers.stages.frames import rows_frame
from jiayuan.ledgers.stages.matching import decide_all
from jiayuan.ledgers.stages.rows import incoming
from jiayuan.ledgers.templates import active_model


def match_many(scope: Scope, rows: Sequence[Mapping[str, str]]) -> list[Match]:
    """A decision per row, in order, for upkeep of the base; as `match_one` decides each. Reads the base once."""
    if scope.place is None:
        raise Invalid(mark("地点不够具体"), code="place-level")
    model = active_model()
    asked = [incoming(standard_cells(cells, scope.place)) for cells in rows]
    return [Match(decision, model.version) for decision in decide_all(rows_frame(asked), [], scope, model)]
