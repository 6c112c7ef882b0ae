"""A thin way to HiGHS: columns and rows are added in blocks, then solved once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array

from jiayuan.command.optimise.solver import Answer, run

INF = highspy.kHighsInf
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Model:
    """A mixed-integer program. Costs, bounds and kinds by column; rows as lower <= a x <= upper."""

    maximise: bool = True
    _cost: list[Floats] = field(default_factory=list)
    _low: list[Floats] = field(default_factory=list)
    _high: list[Floats] = field(default_factory=list)
    _integer: list[NDArray[np.bool_]] = field(default_factory=list)
    _entries: list[tuple[NDArray[np.int64], NDArray[np.int64], Floats]] = field(default_factory=list)
    _row_low: list[Floats] = field(default_factory=list)
    _row_high: list[Floats] = field(default_factory=list)
    columns: int = 0
    rows: int = 0

    def add(
        self, n: int, cost: ArrayLike = 0.0, low: ArrayLike = 0.0, high: ArrayLike = 1.0, *, integer: bool = False
    ) -> NDArray[np.int64]:
        """Adds n columns and returns their numbers."""
        first, self.columns = self.columns, self.columns + n
        for store, value in ((self._cost, cost), (self._low, low), (self._high, high)):
            store.append(np.broadcast_to(np.asarray(value, dtype=np.float64), (n,)).copy())
        self._integer.append(np.full(n, integer))
        return np.arange(first, self.columns, dtype=np.int64)

    def require(
        self,
        n: int,
        terms: Sequence[tuple[Any, Any, Any]],
        low: ArrayLike = -INF,
        high: ArrayLike = INF,
    ) -> None:
        """Adds n rows; each term is (row 0..n-1, column, coefficient), broadcast together."""
        for row, column, coefficient in terms:
            rows, columns, values = np.broadcast_arrays(row, column, np.asarray(coefficient, dtype=np.float64))
            self._entries.append((rows.ravel() + self.rows, columns.ravel(), values.ravel()))
        self._row_low.append(np.broadcast_to(np.asarray(low, dtype=np.float64), (n,)).copy())
        self._row_high.append(np.broadcast_to(np.asarray(high, dtype=np.float64), (n,)).copy())
        self.rows += n

    def _lp(self) -> highspy.HighsLp:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.columns, self.rows
        sign = -1.0 if self.maximise else 1.0
        lp.col_cost_ = sign * np.concatenate(self._cost)
        lp.col_lower_, lp.col_upper_ = np.concatenate(self._low), np.concatenate(self._high)
        lp.row_lower_ = np.concatenate(self._row_low) if self._row_low else np.empty(0)
        lp.row_upper_ = np.concatenate(self._row_high) if self._row_high else np.empty(0)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[flag] for flag in np.concatenate(self._integer).tolist()]
        matrix = self._matrix().tocsc()
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = matrix.indptr.astype(np.int32)
        lp.a_matrix_.index_ = matrix.indices.astype(np.int32)
        lp.a_matrix_.value_ = matrix.data
        return lp

    def _matrix(self) -> coo_array:
        parts = self._entries or [(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
        rows, columns, values = (np.concatenate([part[n] for part in parts]) for n in range(3))
        return coo_array((values, (rows, columns)), shape=(self.rows, self.columns))

    def solve(
        self,
        *,
        time_limit_s: float,
        rel_gap: float = 0.0,
        threads: int = 1,
        seed: int = 0,
        relaxed: bool = False,
    ) -> Answer:
        """Runs HiGHS once; `relaxed` drops the whole-number rule, which gives a quick bound."""
        lp = self._lp()
        if relaxed:
            lp.integrality_ = []
        whole = not relaxed and any(kind.any() for kind in self._integer)
        sign = -1.0 if self.maximise else 1.0
        return run(lp, whole=whole, sign=sign, time_limit_s=time_limit_s, rel_gap=rel_gap, threads=threads, seed=seed)
