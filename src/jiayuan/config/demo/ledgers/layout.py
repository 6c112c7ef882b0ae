"""How communities lay a workbook out, and what is odd about one of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jiayuan.config.demo.ledgers.kinds import Ledger

BLOCK = 200
SECOND_SHEET = 0.35


@dataclass(frozen=True, slots=True)
class Layout:
    """Oddities of one workbook. `rotated` is the first line of a block pasted one column off, or None."""

    title: str
    sheets: tuple[str, ...]
    rotated: int | None
    numbers: bool


def layout(rng: np.random.Generator, ledger: Ledger, community: str, lines: int) -> Layout:
    two = rng.random() < SECOND_SHEET
    sheets = ("一组", "二组") if two else ("Sheet1",)
    # Only the firm's long list was ever pasted together from parts.
    rotated = int(rng.integers(0, lines - BLOCK)) if ledger.code == "property" and lines > 2 * BLOCK else None
    return Layout(f"{community}{ledger.title}", sheets, rotated, bool(rng.random() < 0.5))
