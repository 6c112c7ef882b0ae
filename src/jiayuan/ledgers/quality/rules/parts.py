"""The seven parts of quality (names of GB/T 36344-2018), each a share of a count."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

PARTS = ("complete", "valid", "accurate", "unique", "consistent", "timely", "linked")
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """`n` of `of`; of nothing there is no share, which is neither zero nor whole."""

    n: float = 0.0
    of: float = 0.0

    @property
    def value(self) -> float | None:
        # More than all comes from two findings in one cell; less than nothing from three.
        return min(1.0, max(0.0, self.n / self.of)) if self.of > 0 else None


NOTHING = Share()


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a ledger, an attribute, a community or all of them; `lines` is what they were counted on."""

    lines: int
    shares: Mapping[str, Share]

    def share(self, part: str) -> Share:
        return self.shares.get(part, NOTHING)

    def value(self, part: str) -> float | None:
        """0 to 1, or None when nothing was counted. Accuracy is what it is at least, being a sample of agreement."""
        share = self.share(part)
        return wilson(share) if part == "accurate" else share.value

    def with_share(self, part: str, share: Share) -> Parts:
        return replace(self, shares={**self.shares, part: share})


def wilson(share: Share) -> float | None:
    """Lower bound of the 95 % Wilson interval: three of three agreed is less sure than three hundred of them."""
    found = share.value
    if found is None:
        return None
    square = Z * Z / share.of
    spread = Z * math.sqrt(found * (1 - found) / share.of + square / (4 * share.of))
    return max(0.0, (found + square / 2 - spread) / (1 + square))


def together(many: Iterable[Parts]) -> Parts:
    """Counts are added, never shares: a large ledger weighs more than a small one."""
    rows = list(many)
    shares = {
        part: Share(sum(row.share(part).n for row in rows), sum(row.share(part).of for row in rows)) for part in PARTS
    }
    return Parts(sum(row.lines for row in rows), shares)
