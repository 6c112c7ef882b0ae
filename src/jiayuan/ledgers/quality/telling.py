"""Quality as one answer for machines: the command line and the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.quality.queries import quality_board, quality_fixes
from jiayuan.ledgers.quality.shapes import Mend


def _fix(mend: Mend) -> Mapping[str, Any]:
    gap = mend.fix.gap
    return {
        "template": gap.template, "office": gap.office, "place": gap.place, "attr": gap.attr, "code": gap.code,
        "n": gap.n, "points": round(mend.fix.points, 3), "minutes": round(mend.fix.minutes, 1),
        "file": str(gap.file) if gap.file else None,
    }  # fmt: skip


def quality(at: PlacePath, scope: Scope) -> dict[str, Any]:
    """Day, the seven parts with numerator and denominator, score; the same by place below and attribute; ten fixes.

    Shares of fewer lines than the minimum are null ("not enough"). NotFound out of scope.
    """
    board = quality_board(at, scope)
    return {
        "place": at.value,
        "day": board.day.isoformat() if board.day else None,
        **board.total.as_dict(),
        "places": [
            {
                "place": row.place,
                **row.total.as_dict(),
                "attrs": {attr: cell.as_dict() for attr, cell in row.cells.items()},
            }
            for row in board.rows
        ],
        "fixes": [_fix(mend) for mend in quality_fixes(at, scope, board.total.parts)],
    }
