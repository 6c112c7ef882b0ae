"""The units of a plan as columns: what one search serves at once. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Fleet:
    """Columns of equal length: where units are, how they move, how old the fix is (seconds)."""

    ids: list[Any]
    mode: NDArray[np.str_]
    nodes: NDArray[np.int64]
    access: Floats
    xy: Floats
    turnout: Floats
    age: Floats

    def __len__(self) -> int:
        return len(self.ids)


def fleet_of(rows: list[Mapping[str, Any]]) -> Fleet:
    """From rows with id, mode, node, access_s, x, y, turnout_s, age_s."""

    def column(name: str, kind: type) -> Any:
        return np.array([row[name] for row in rows], dtype=kind)

    xy = np.column_stack([column("x", float), column("y", float)]) if rows else np.zeros((0, 2))
    modes = np.array([row["mode"] for row in rows], dtype=np.str_)
    return Fleet([row["id"] for row in rows], modes, column("node", int), column("access_s", float), xy,
                 column("turnout_s", float), column("age_s", float))  # fmt: skip
