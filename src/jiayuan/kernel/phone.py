"""Telephone numbers of mainland China: mobile ``1[3-9]`` + 9 digits, Beijing land lines 010 + 8."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark, nfkc

PhoneClass = Literal["mobile", "landline", "service", "several", "short", "other", "missing"]
# Blanks part two numbers only where a whole mobile follows and no prefix of the country stands before: numbers are
# written with blanks inside, the last four digits of one may begin like another, and one may end in 86.
_PREFIX = r"(?<!^86)(?<!\D86)(?<!^0086)(?<!\D0086)"
_SPLIT = re.compile(rf"[/、,;，；|]|{_PREFIX}\s+(?=1[3-9](?:[\s-]*\d){{9}}(?!\d))|或")
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
# Three-place area codes have eight digits behind them, the others seven or eight.
_LAND = re.compile(r"0(?:(?:10|2\d)[2-9]\d{7}|[3-9]\d{2}[2-9]\d{6,7})", re.ASCII)
_SERVICE = re.compile(r"400\d{7}|800\d{7}|95\d{3,4}|96\d{3,4}|12\d{3}|11[0249]|12[02]", re.ASCII)
_NOT_DIGIT = re.compile(r"\D+", re.ASCII)


def normalise(text: str) -> str:
    """One number: digits only, without +86; eight bare digits are a Beijing land line."""
    digits = _NOT_DIGIT.sub("", re.sub(r"\.0+$", "", nfkc(text).strip()))
    # Only if a whole number remains: 86 also begins land lines.
    for prefix in ("0086", "86"):
        if digits.startswith(prefix) and len(digits) >= len(prefix) + 10:
            digits = digits[len(prefix) :]
            # From abroad an area code is dialled without its zero.
            digits = f"0{digits}" if _LAND.fullmatch(f"0{digits}") else digits
    if len(digits) == 8 and digits[0] in "23456789":
        return f"010{digits}"
    return digits


def kind_of(digits: str) -> PhoneClass:
    """The kind of one normalised number."""
    if not digits:
        return "missing"
    if _MOBILE.fullmatch(digits):
        return "mobile"
    if _LAND.fullmatch(digits):
        return "landline"
    if _SERVICE.fullmatch(digits):
        return "service"
    return "short" if len(digits) < 11 else "other"


@dataclass(frozen=True, slots=True)
class ParsedPhone:
    """`value` is the first usable number, `numbers` all of them in order."""

    kind: PhoneClass
    value: str = ""
    numbers: tuple[str, ...] = ()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Phone:
    """One mobile, land line or service number; raises Invalid otherwise."""

    value: str

    def __post_init__(self) -> None:
        digits = normalise(self.value)
        if kind_of(digits) not in ("mobile", "landline", "service"):
            message = mark("电话号码不正确，请填写11位手机号或带区号的固定电话")
            raise Invalid(message, errors=[FieldError("phone", "phone", message)])
        object.__setattr__(self, "value", digits)

    @staticmethod
    def parse(text: object) -> ParsedPhone:
        """Classifies a cell, several numbers kept apart; never raises."""
        numbers = tuple(filter(None, (normalise(part) for part in _SPLIT.split(nfkc(_cell(text))))))
        if not numbers:
            return ParsedPhone("missing")
        # Of several the first that can be called; the others stay for the person who checks.
        usable = [number for number in numbers if kind_of(number) in ("mobile", "landline", "service")]
        first = usable[0] if usable else numbers[0]
        return ParsedPhone("several" if len(numbers) > 1 else kind_of(first), first, numbers)

    @property
    def kind(self) -> PhoneClass:
        return kind_of(self.value)

    def masked(self) -> str:
        """138****5678; of a land line the last four stay."""
        head = self.value[:3]
        return f"{head}****{self.value[-4:]}" if len(self.value) > 7 else self.value
