"""Money in integer fen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark, squeeze

_AMOUNT = re.compile(r"(?:¥|￥|RMB|CNY)?(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(万)?(?:元|圆)?(?:整)?")
MOST_PLACES = 18


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount of yuan held as fen; raises Invalid unless fen is an integer."""

    fen: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.fen, int) or isinstance(self.fen, bool):
            message = mark("金额应以分为单位的整数保存")
            raise Invalid(message, errors=[FieldError("amount", "not-integer", message)])

    @classmethod
    def of_yuan(cls, yuan: str | int | Decimal) -> Money:
        """From yuan, half a fen rounded up."""
        return cls(int((Decimal(yuan) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)))

    @classmethod
    def parse(cls, text: object) -> Money | None:
        """Reads 1200, ¥1,200.50, 1.2万元; None for anything else. Never raises."""
        if isinstance(text, float):
            text = repr(text)
        # The whole cell must be an amount: half-read money is worse than none.
        found = _AMOUNT.fullmatch(squeeze("" if text is None else str(text)).upper())
        if not found:
            return None
        digits = found[1].replace(",", "")
        # Decimal keeps 28 places; an amount near that is a pasted number, not money.
        if len(digits) > MOST_PLACES:
            return None
        return cls.of_yuan(Decimal(digits) * (10_000 if found[2] else 1))

    @property
    def yuan(self) -> Decimal:
        return Decimal(self.fen).scaleb(-2)

    def __str__(self) -> str:
        return f"{self.yuan:,.2f}"

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __mul__(self, times: int) -> Money:
        return Money(self.fen * times)

    def __bool__(self) -> bool:
        return self.fen != 0
