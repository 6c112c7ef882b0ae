"""Unified social credit codes, GB 32100-2015 (MOD 31, without I O S V Z)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark, squeeze

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_INDEX = {char: n for n, char in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, n, 31) for n in range(17))
_ANY = re.compile(r"[0-9A-Z]{18}")
CreditClass = Literal["ok", "bad_check", "bad_char", "short", "other", "missing"]


def credit_check(first17: str) -> str:
    """The eighteenth character; raises KeyError for a character outside the alphabet."""
    # MOD 31 with weights 3^n.
    total = sum(_INDEX[char] * weight for char, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


@dataclass(frozen=True, slots=True)
class ParsedCredit:
    kind: CreditClass
    value: str = ""


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A valid 18-place code; raises Invalid otherwise."""

    value: str

    def __post_init__(self) -> None:
        parsed = self.parse(self.value)
        if parsed.kind != "ok":
            message = mark("统一社会信用代码不正确，请核对后重新填写")
            raise Invalid(message, errors=[FieldError("credit_code", parsed.kind, message)])
        object.__setattr__(self, "value", parsed.value)

    @staticmethod
    def parse(text: object) -> ParsedCredit:
        """Classifies a cell; never raises."""
        cleaned = "" if text is None else squeeze(str(text)).replace("-", "").upper()
        if not cleaned:
            return ParsedCredit("missing")
        if not _ANY.fullmatch(cleaned):
            short = cleaned.isalnum() and cleaned.isascii() and 8 <= len(cleaned) < 18
            return ParsedCredit("short" if short else "other", cleaned)
        if any(char not in _INDEX for char in cleaned):
            return ParsedCredit("bad_char", cleaned)
        return ParsedCredit("ok" if credit_check(cleaned[:17]) == cleaned[17] else "bad_check", cleaned)
