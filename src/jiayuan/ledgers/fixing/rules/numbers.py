"""Numbers with a slip in them, put right only where the rest of the row leaves one reading."""

from __future__ import annotations

from collections.abc import Iterator

from jiayuan.kernel.idnumber import IdClass, clean_id, parse_id
from jiayuan.ledgers.rules.numbers import phone

_DIGITS = "0123456789"
# Letters that hands and scanners take for digits.
_LETTERS = str.maketrans("OoQIlZzSB", "000112258")
BIRTH = slice(6, 14)


def _one_off(text: str) -> Iterator[str]:
    """Every text one slip away: a digit replaced, two neighbours exchanged, or one added to 17 places."""
    for at in range(len(text)):
        yield from (text[:at] + digit + text[at + 1 :] for digit in _DIGITS)
        yield text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
    if len(text) == 17:
        yield from (text[:at] + digit + text[at:] for at in range(18) for digit in (*_DIGITS, "X"))


def _dated(text: str, birth: str) -> bool:
    return text[BIRTH] == birth.replace("-", "") and parse_id(text).kind is IdClass.OK


def id_from_birth(raw: str, birth: str) -> str:
    """The one number a slip away whose date is `birth` (ISO) and whose check digit fits; '' when there are several.

    Where the date already agrees any other digit may be the wrong one, and nothing is proposed: numbers are not
    guessed.
    """
    text = clean_id(raw).upper()
    if len(text) not in (17, 18) or not birth:
        return ""
    found = {one for one in _one_off(text) if len(one) == 18 and _dated(one, birth)}
    return found.pop() if len(found) == 1 else ""


def phone_of(raw: str) -> str:
    """The telephone that letters typed for digits stand for; '' when it is still none."""
    text = raw.translate(_LETTERS)
    return phone(text).value if text != raw else ""
