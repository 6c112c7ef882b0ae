"""Seeded draws and the damage that text suffers on its way through chats, scanners and spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
Damage = Callable[[Random, str], str]

INVISIBLE = "\u200b\u200e\u202a\u202c\u2060\ufeff\u00ad\ufe0f\u3000\u00a0\t\n\x00\x7f\x1c"
# Decimal digits that `str.isdigit` or `\d` believe in, though no clerk's keyboard writes them.
ODD_DIGITS = ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "⓪①②③④⑤⑥⑦⑧⑨", "⁰¹²³⁴⁵⁶⁷⁸⁹")
STRANGE = (
    "ﷺ㏂㍿ﬃßİıŉǰ\u0301\u0345ﾞﾟ㈱①Ⅻ﹣－‐—·•．（）()【】[]*＊#＃/\\、,;|'\"=+@-%_<>&🙂👩\u200d👧𠮷𪚥\ud7ff\ue000\U0010ffff"
)


def pick(rng: Random, of: Sequence[T]) -> T:
    return of[int(rng.random() * len(of))]


def digits(rng: Random, count: int) -> str:
    return f"{rng.randrange(10**count):0{count}}" if count else ""


def lost(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + 1 :]


def doubled(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[: at + 1] + text[at:]


def turned(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def hidden(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + pick(rng, INVISIBLE) + text[at:]


def strange(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + pick(rng, STRANGE) + text[at:]


def other_script(rng: Random, text: str) -> str:
    return text.translate(dict(zip(map(ord, "0123456789"), pick(rng, ODD_DIGITS), strict=True)))


def cut(rng: Random, text: str) -> str:
    return text[: rng.randrange(len(text) + 1)]


def blown_up(rng: Random, text: str) -> str:
    """Long enough that anything worse than linear is felt, short enough for a million inputs."""
    return text * rng.randrange(2, 40)


def quoted(rng: Random, text: str) -> str:
    return pick(rng, ("'", '"', "`", "’", "=", "+", " ")) + text


DAMAGES: tuple[Damage, ...] = (lost, doubled, turned, hidden, strange, other_script, cut, quoted)


def damaged(rng: Random, text: str, share: float = 0.5) -> str:
    """The text, in `share` of all cases damaged once or more; one in 200 is blown up."""
    while rng.random() < share:
        text = pick(rng, DAMAGES)(rng, text)
    return blown_up(rng, text) if rng.random() < 0.005 else text
