"""Standards of numbers: identity, certificates of disability, telephones."""

from __future__ import annotations

import re

from jiayuan.kernel.idnumber import IdClass, IdDocument, parse_id
from jiayuan.kernel.phone import Phone, kind_of
from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, blank, error, warn

_ID_ERRORS = {
    IdClass.BAD_CHECK: "id_check", IdClass.BAD_DATE: "id_date", IdClass.SHORT: "id_short", IdClass.MASKED: "id_masked",
    IdClass.FLOAT_DAMAGED: "id_float",
}  # fmt: skip


def comparable_id(text: str) -> str:
    """The 18 places of a well-formed number, or a masked or mistyped one as it is (for near matches)."""
    parsed = parse_id(text)
    return parsed.value if parsed.kind not in (IdClass.MISSING, IdClass.FLOAT_DAMAGED) else ""


def id_number(raw: str) -> Std:
    """MOD 11-2; 15 places are widened; digits lost in the file itself are never guessed."""
    if blank(squeeze(raw)):
        return EMPTY
    parsed = parse_id(raw)
    if parsed.kind is IdClass.MISSING:
        return EMPTY
    if parsed.kind in _ID_ERRORS:
        # What was typed stays beside the error: a mistyped or masked number still tells near whom it lies.
        return Std("", "error", _ID_ERRORS[parsed.kind], note=comparable_id(raw))
    if parsed.kind is IdClass.OTHER and parsed.document is IdDocument.OTHER:
        return warn(parsed.value, "id_other") if len(parsed.value) >= 5 else error("id_short")
    if parsed.warnings:
        return warn(parsed.value, "id_over_100")
    return Std(parsed.value, note=raw if parsed.kind is IdClass.FROM15 else "")


def certificate(raw: str) -> Std:
    """Disability certificate: an id number, kind 1–7 and grade 1–4, perhaps B and a count of reissues."""
    text = squeeze(raw).upper()
    if blank(text):
        return EMPTY
    found = re.fullmatch(r"(\d{17}[\dX])([1-7])([1-4])(B\d)?", text)
    if not found or parse_id(found[1]).kind is not IdClass.OK:
        return error("certificate")
    return Std(text, more=(found[1], found[2], found[3]))


def phone(raw: str) -> Std:
    """The first usable number; others stand in `more`."""
    if blank(squeeze(raw)):
        return EMPTY
    numbers = [number for number in Phone.parse(raw).numbers if kind_of(number) in ("mobile", "landline", "service")]
    if not numbers:
        return error("phone")
    return Std(numbers[0], more=tuple(numbers[1:]))
