"""How much of the real district a demo loads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Shares of the real size: of the focus street and of all others."""

    focus: float = 1.0
    others: float = 0.02

    @classmethod
    def parse(cls, text: str) -> Scale:
        """`demo`, `district` (everything in full) or a percentage for all; ValueError otherwise."""
        named = {"demo": cls(), "district": cls(1.0, 1.0)}
        if text in named:
            return named[text]
        share = float(text.rstrip("%")) / 100
        if not 0 < share <= 1:
            raise ValueError("the scale is demo, district, or a percentage from above 0 to 100")
        return cls(share, share)
