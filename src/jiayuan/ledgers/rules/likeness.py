"""How alike two names are, and whether two numbers differ by one slip. Distances count characters, never bytes."""

from __future__ import annotations

from rapidfuzz.distance import OSA, Hamming, JaroWinkler

from jiayuan.ledgers.rules.scripts import family, given, is_han

# Alphabetic names so alike are one name with slips of the pen (Winkler 1990 calls .92 near certain).
ALIKE = 0.92
# Family and given name each by itself: shorter, so a slip weighs more.
ALIKE_PARTS = 0.8
# How many slips a given name of so many letters survives: brothers and sisters at one door are told apart by it alone,
# and in a short name likeness by shares sees Noah in Niamh.
SLIPS = ((5, 1), (8, 2))
MOST_SLIPS = 3


def name_level(a: str, b: str, a_key: str = "", b_key: str = "") -> str:
    """exact, pinyin, swap, one_char, prefix, surname, else; none when one is missing.

    Names in an alphabet come as `scripts.spaced` writes them, their keys as `scripts.parts_key`.
    """
    if not a or not b:
        return "none"
    if a == b:
        return "exact"
    alike = bool(a_key) and a_key == b_key
    if is_han(a) and is_han(b):
        if alike and len(a) == len(b):
            return "pinyin"
        return _slip(a, b) or ("surname" if a[0] == b[0] else "else")
    return "swap" if alike else _lettered(a, b)


def _alike(a: str, b: str) -> bool:
    return JaroWinkler.similarity(a, b) >= ALIKE_PARTS


def _given_fits(a: str, b: str) -> bool:
    """Whether two given names are one with slips of the pen, no more of them than the longer one survives."""
    longer = max(len(a), len(b))
    most = next((slips for length, slips in SLIPS if longer <= length), MOST_SLIPS)
    return _alike(a, b) and OSA.distance(a, b, score_cutoff=most) <= most


def _lettered(a: str, b: str) -> str:
    a_family, a_given, b_family, b_given = family(a), given(a), family(b), given(b)
    single, fits = " " not in a or " " not in b, _given_fits(a_given, b_given)
    # A brother or sister shares the family name, which may be most of the letters: the given names have a veto.
    if (JaroWinkler.similarity(a, b) >= ALIKE and (single or fits)) or (_alike(a_family, b_family) and fits):
        return "one_char"
    if _alike(a_family, b_given) and _alike(a_given, b_family):
        return "swap"
    if single and (_alike(a_family, b_family) or _alike(a_given, b_given)):
        return "prefix"
    return "surname" if a_family == b_family or a_given == b_given else "else"


def _slip(a: str, b: str) -> str:
    """The slip of the pen that turns one name into the other, or ''."""
    short, long = sorted((a, b), key=len)
    if len(short) != len(long):
        is_prefix = len(short) >= 2 and long[:-1] == short
        return "prefix" if is_prefix else ""
    # Two characters give no hold: 王秀 and 王国 are different people.
    if len(a) < 3:
        return ""
    if a[0] == b[0] and sorted(a) == sorted(b):
        return "swap"
    return "one_char" if Hamming.distance(a, b) == 1 else ""


def one_slip(a: str, b: str) -> bool:
    """Equal, or one character inserted, deleted or replaced, or two neighbours exchanged."""
    return OSA.distance(a, b, score_cutoff=1) <= 1


def mask_fits(masked: str, plain: str) -> bool:
    """Whether the digits left by stars stand where the number has them."""
    return len(masked) == len(plain) and all(x in ("*", y) for x, y in zip(masked, plain, strict=True))
