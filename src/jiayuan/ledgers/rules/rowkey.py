"""What makes a line the same line next month: its key cells; and what makes it unchanged: all of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from jiayuan.ledgers.rules.cells import Std

_DUMP = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def row_key(alternatives: Sequence[Sequence[str]], cells: Mapping[str, Std], raw: Sequence[str]) -> str:
    """The first alternative all of whose cells are usable; a line without any is known by its whole text."""
    for attrs in alternatives:
        parts = [cells.get(attr, Std()) for attr in attrs]
        if all(part.usable for part in parts):
            return "|".join((",".join(attrs), *(part.value for part in parts)))
    return "raw|" + "|".join(cell.strip() for cell in raw)


def canonical(cells: Mapping[str, Std]) -> str:
    """The same text for the same standard cells, whatever order or spelling they came in."""
    # Empty cells are left out, so that an added empty column is no change.
    body = {attr: [std.value, std.state] for attr, std in cells.items() if std.value}
    return _DUMP(body)
