"""The form of GB 11643-1999: weights, check digit, provinces, dates, and the permits that share it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from operator import mul

# Both tables are GB 11643-1999, 4.1.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
_OFFSET = ord("0") * sum(WEIGHTS)
# Provinces only: prefixes below them were renamed and abolished over seventy years of numbers.
PROVINCES = frozenset(
    f"{area}{n}"
    for area, last in (("1", 5), ("2", 3), ("3", 7), ("4", 6), ("5", 4), ("6", 5))
    for n in range(0 if area == "5" else 1, last + 1)
) | {"71", "81", "82", "83", "91"}


class IdDocument(StrEnum):
    """Which document a number belongs to; the 2023 foreign residence card has 18 digits from 9."""

    RESIDENT = "resident"
    HONGKONG = "hongkong"
    MACAO = "macao"
    TAIWAN = "taiwan"
    FOREIGN_RESIDENCE = "foreign_residence"
    OTHER = "other"


PERMITS = {"810000": IdDocument.HONGKONG, "820000": IdDocument.MACAO, "830000": IdDocument.TAIWAN}


def check_digit(first17: str) -> str:
    """MOD 11-2 over seventeen digits."""
    return CHECKS[sum(map(mul, map(int, first17), WEIGHTS)) % 11]


def check_of(number: str) -> str:
    """The same over the first seventeen of ASCII digits that were looked at already."""
    # Bytes are numbers already; their offset is taken off once and not seventeen times.
    return CHECKS[(sum(map(mul, number[:17].encode(), WEIGHTS)) - _OFFSET) % 11]


def date_of(text: str) -> date | None:
    try:
        found = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
    # Nobody alive was born earlier; such a date is a slip.
    return found if found.year >= 1850 else None


def document_of(number: str) -> IdDocument:
    if number[0] == "9":
        return IdDocument.FOREIGN_RESIDENCE
    return PERMITS.get(number[:6], IdDocument.RESIDENT)
