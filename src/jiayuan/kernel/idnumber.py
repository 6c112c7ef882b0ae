"""Identity document numbers: GB 11643-1999 with its 15-digit forerunner, and the permits that share its form.

A check digit shows form, not existence: whether a number was ever issued only the issuing office knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.idform import CHECKS, PROVINCES, WEIGHTS, IdDocument, check_digit, check_of, date_of, document_of
from jiayuan.kernel.text import mark, squeeze

__all__ = ["CHECKS", "WEIGHTS", "IdClass", "IdDocument", "IdNumber", "ParsedId", "check_digit", "clean_id", "parse_id"]
_LOOK_ALIKES = str.maketrans("×хХ●※", "XXX**", "-—－'`‘’\"")
# ASCII digits only: full-width ones must go through cleaning first.
_FULL = re.compile(r"\d{17}[\dX]", re.ASCII)
_MASKED = re.compile(r"\d{1,14}[*X]{3,}\d{0,4}[\dX]?", re.ASCII)
_FLOAT = re.compile(r"\d(\.\d+)?E\+?1[0-9]|\d{15,18}\.\d*", re.ASCII)
# The foreign residence card before 2023: country, place of application, birth date, serial, check.
_OLD_FOREIGN = re.compile(r"[A-Z]{3}\d{4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{2}", re.ASCII)
_OTHER = re.compile(r"[A-Z]{3}\d{12}|[A-Z]{1,2}\d{6,9}|[HM]\d{8,10}|\d{8}(\(\w\))?", re.ASCII)


class IdClass(StrEnum):
    OK = "ok"
    FROM15 = "from15"
    BAD_CHECK = "bad_check"
    BAD_DATE = "bad_date"
    SHORT = "short"
    MASKED = "masked"
    FLOAT_DAMAGED = "float_damaged"
    OTHER = "other"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A valid 18-place number; a 15-digit one is widened. Raises Invalid for anything else."""

    value: str

    def __post_init__(self) -> None:
        parsed = parse_id(self.value)
        if parsed.kind not in (IdClass.OK, IdClass.FROM15):
            message = mark("证件号码不正确，请核对后重新填写")
            raise Invalid(message, errors=[FieldError("id_number", parsed.kind.value, message)])
        object.__setattr__(self, "value", parsed.value)

    @classmethod
    def parse(cls, text: object, as_of: date | None = None) -> ParsedId:
        return parse_id(text, as_of)

    @property
    def birth_date(self) -> date:
        return date(int(self.value[6:10]), int(self.value[10:12]), int(self.value[12:14]))

    @property
    def sex(self) -> str:
        """GB/T 2261.1: "1" man, "2" woman."""
        return "1" if int(self.value[16]) % 2 else "2"

    @property
    def document(self) -> IdDocument:
        return document_of(self.value)

    def masked(self) -> str:
        return f"{self.value[:6]}********{self.value[-4:]}"


@dataclass(frozen=True, slots=True)
class ParsedId:
    """What a cell of a ledger holds: `value` is the cleaned text (18 places when ok or from15)."""

    kind: IdClass
    value: str = ""
    document: IdDocument = IdDocument.OTHER
    warnings: tuple[str, ...] = field(default=())

    @property
    def number(self) -> IdNumber | None:
        return IdNumber(self.value) if self.kind in (IdClass.OK, IdClass.FROM15) else None


def _parse_18(text: str, as_of: date | None) -> ParsedId:
    born = date_of(text[6:14])
    document = document_of(text)
    right = check_of(text) == text[17]
    # A spreadsheet keeps fifteen digits and fills up with zeros: telling it from a slip tells where to look.
    if not right and text.endswith("000"):
        return ParsedId(IdClass.FLOAT_DAMAGED, text, document)
    # A wrong date says more than a wrong check digit, so it is named first.
    if born is None or (as_of is not None and born > as_of):
        return ParsedId(IdClass.BAD_DATE, text, document)
    if not right:
        return ParsedId(IdClass.BAD_CHECK, text, document)
    if text[:2] not in PROVINCES and document is not IdDocument.FOREIGN_RESIDENCE:
        return ParsedId(IdClass.OTHER, text)
    return ParsedId(IdClass.OK, text, document)


def _parse_15(text: str, as_of: date | None) -> ParsedId:
    # Fifteen digits were given to residents only; without a province they are some other office's number.
    if text[:2] not in PROVINCES or document_of(text) is not IdDocument.RESIDENT:
        return ParsedId(IdClass.OTHER, text)
    # The 1989 edition gave sequence 996-999 to people over one hundred: their century is the one before.
    old = text[12:15] >= "996"
    century = "18" if old else "19"
    born = date_of(century + text[6:12])
    if born is None or (as_of is not None and born > as_of):
        return ParsedId(IdClass.BAD_DATE, text, IdDocument.RESIDENT)
    first17 = f"{text[:6]}{century}{text[6:]}"
    warnings = ("sequence_over_100",) if old else ()
    return ParsedId(IdClass.FROM15, first17 + check_digit(first17), IdDocument.RESIDENT, warnings)


def _parse_rest(text: str) -> ParsedId:
    if _FLOAT.fullmatch(text):
        return ParsedId(IdClass.FLOAT_DAMAGED, text)
    if _MASKED.fullmatch(text):
        return ParsedId(IdClass.MASKED, text)
    if _OTHER.fullmatch(text):
        foreign = _OLD_FOREIGN.fullmatch(text)
        return ParsedId(IdClass.OTHER, text, IdDocument.FOREIGN_RESIDENCE if foreign else IdDocument.OTHER)
    body = text.rstrip("X")
    if body.isascii() and body.isdigit() and 6 <= len(text) < 18:
        return ParsedId(IdClass.SHORT, text)
    return ParsedId(IdClass.OTHER, text)


def clean_id(text: str) -> str:
    """NFKC, blanks, quotes and dashes out, look-alikes of X and capital letters."""
    return squeeze(text.translate(_LOOK_ALIKES)).translate(_LOOK_ALIKES).upper()


def _from_number(cell: float) -> ParsedId | str:
    """A numeric cell as text, or damaged where the spreadsheet has already lost digits."""
    digits = str(int(cell)) if abs(cell) < 1e19 else ""
    if len(digits) > 15 or not float(cell).is_integer():
        return ParsedId(IdClass.FLOAT_DAMAGED, digits)
    return digits


def parse_id(text: object, as_of: date | None = None) -> ParsedId:
    """Classifies a cell; never raises. A numeric cell of more than 15 digits has lost digits in the file itself."""
    if text is None or text != text:  # NaN is the only value unequal to itself
        return ParsedId(IdClass.MISSING)
    if isinstance(text, int | float):
        read = _from_number(text)
        if isinstance(read, ParsedId):
            return read
        text = read
    text = str(text)
    # The usual case skips all cleaning.
    cleaned = text if _FULL.fullmatch(text) else clean_id(text)
    return _parse_clean(cleaned, as_of)


# Checks, repairs and comparisons of one row ask about the same number one after the other.
@lru_cache(maxsize=1024)
def _parse_clean(cleaned: str, as_of: date | None) -> ParsedId:
    if not cleaned:
        return ParsedId(IdClass.MISSING)
    if _FULL.fullmatch(cleaned):
        return _parse_18(cleaned, as_of)
    if len(cleaned) == 15 and cleaned.isascii() and cleaned.isdigit():
        return _parse_15(cleaned, as_of)
    return _parse_rest(cleaned)
