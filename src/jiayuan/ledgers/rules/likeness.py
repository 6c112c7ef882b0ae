"""How alike two names are, and whether two numbers differ by one slip. Distances count characters, never bytes."""

from __future__ import annotations


def name_level(a: str, b: str, a_py: str = "", b_py: str = "") -> str:
    """exact, pinyin, swap, one_char, prefix, surname, else; none when one is missing."""
    if not a or not b:
        return "none"
    if a == b:
        return "exact"
    if a_py and a_py == b_py and len(a) == len(b):
        return "pinyin"
    return _slip(a, b) or ("surname" if a[0] == b[0] else "else")


def _slip(a: str, b: str) -> str:
    """The slip of the pen that turns one name into the other, or ''."""
    short, long = sorted((a, b), key=len)
    if len(short) != len(long):
        is_prefix = len(short) >= 2 and long[:-1] == short
        return "prefix" if is_prefix else ""
    # Two characters give no hold: 王秀 and 王国 are different people.
    if len(a) < 3:
        return ""
    if a[0] == b[0] and sorted(a[1:]) == sorted(b[1:]):
        return "swap"
    return "one_char" if sum(x != y for x, y in zip(a, b, strict=True)) == 1 else ""


def one_edit(a: str, b: str) -> bool:
    """One character inserted, deleted or replaced, or two neighbours exchanged."""
    if len(a) == len(b):
        wrong = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
            return a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        return len(wrong) == 1
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) != 1:
        return False
    at = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :]


def mask_fits(masked: str, plain: str) -> bool:
    """Whether the digits left by stars stand where the number has them."""
    return len(masked) == len(plain) and all(x in ("*", y) for x, y in zip(masked, plain, strict=True))
