"""Which column of a sheet is which attribute: known headers first, then the look of the values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.looks import LOOK_OF, STRONG, share

SURE = 0.90
SAMPLE = 200
_TRIM = re.compile(r"[（(].*?[)）]|[*＊:：\s]")
FOOTERS = ("合计", "总计", "填表人", "制表", "审核", "备注：", "填报单位", "说明：", "联系人：")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column of a template."""

    header: str
    attr: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """What column `col` (from 0) is taken for; `attr` None is not stored. `reason` is a code of rules.messages."""

    col: int
    header: str
    attr: str | None
    sure: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """`missing` are required attributes no column was found for; `unsure` wants a person before anything is stored."""

    guesses: tuple[Guess, ...]
    missing: tuple[str, ...]

    @property
    def attrs(self) -> tuple[str | None, ...]:
        return tuple(guess.attr for guess in self.guesses)


def normal_header(text: str) -> str:
    """A header without notes in brackets, stars and blanks."""
    return squeeze(_TRIM.sub("", squeeze(text))).lower()


def unsure(mapped: Mapped, wanted: Sequence[Wanted]) -> bool:
    """Whether a required column is missing or a used one less sure than .90."""
    required = {column.attr for column in wanted if column.required}
    return bool(mapped.missing) or any(guess.attr in required and guess.sure < SURE for guess in mapped.guesses)


def _by_header(header: str, aliases: Mapping[str, str], attrs: set[str]) -> str | None:
    found = aliases.get(normal_header(header))
    return found if found in attrs else None


def _by_look(kind: str, free: Sequence[str]) -> str | None:
    fitting = [attr for attr in free if kind in LOOK_OF.get(attr, frozenset())]
    return fitting[0] if len(fitting) == 1 else None


def _contradicts(attr: str, kind: str) -> bool:
    """Values that look like another attribute's, where one of the two looks is unmistakable."""
    own = LOOK_OF.get(attr)
    foreign = any(kind in looks for looks in LOOK_OF.values())
    return own is not None and kind not in own and (kind in STRONG or (foreign and bool(own & STRONG)))


def guess_columns(
    headers: Sequence[str], samples: Sequence[Sequence[str]], wanted: Sequence[Wanted], aliases: Mapping[str, str]
) -> Mapped:
    """Maps the columns of a sheet; `samples` are up to 200 rows, `aliases` normalised header → attribute.

    A header names its column unless the values of the column look clearly like something else: then the look wins,
    with a sureness below .90, so that a person confirms the exchange.
    """
    attrs = {column.attr for column in wanted}
    looks = [share(row[col] if col < len(row) else "" for row in samples[:SAMPLE]) for col in range(len(headers))]
    named = [_by_header(header, aliases, attrs) for header in headers]
    guesses: list[Guess] = []
    for col, (header, attr, (kind, part)) in enumerate(zip(headers, named, looks, strict=True)):
        contrary = attr is not None and part >= 0.6 and _contradicts(attr, kind)
        if attr is not None and not contrary:
            guesses.append(Guess(col, header, attr, 1.0, "header"))
            continue
        fits = [other for other in attrs if kind in LOOK_OF.get(other, frozenset())]
        other = fits[0] if len(fits) == 1 and part >= 0.6 else None
        guesses.append(Guess(col, header, other, 0.7 if other else 0.0, "swapped" if contrary else "look"))
    return _settle(guesses, looks, wanted)


def _settle(guesses: list[Guess], looks: Sequence[tuple[str, float]], wanted: Sequence[Wanted]) -> Mapped:
    """Gives every attribute to its surest column, and lets a column that lost its own take what is left over."""
    taken: dict[str, Guess] = {}
    for guess in sorted(guesses, key=lambda one: (-one.sure, one.reason != "swapped", one.col)):
        if guess.attr is not None and guess.attr not in taken:
            taken[guess.attr] = guess
    kept = {guess.col: guess for guess in taken.values()}
    free = [column.attr for column in wanted if column.attr not in taken]
    result = []
    for guess in guesses:
        if guess.col in kept:
            result.append(guess)
            continue
        left = _by_look(looks[guess.col][0], free) if guess.reason in ("swapped", "look") else None
        if left:
            free.remove(left)
        result.append(Guess(guess.col, guess.header, left, 0.7 if left else 0.0, guess.reason if left else "unused"))
    missing = tuple(column.attr for column in wanted if column.required and column.attr in free)
    return Mapped(tuple(result), missing)


def header_row(rows: Sequence[Sequence[str]], aliases: Mapping[str, str]) -> int | None:
    """The row (from 0, within the first 15) that holds the headers: the one with most known names, at least two.

    Title rows and merged cells above it are skipped. None when no row knows two headers: then the first row with two
    filled cells is taken for headers nobody knows.
    """
    best, found = 1, None
    for at, row in enumerate(rows[:15]):
        known = len({aliases[name] for cell in row if (name := normal_header(cell)) in aliases})
        if known > best:
            best, found = known, at
    if found is not None:
        return found
    return next((at for at, row in enumerate(rows[:15]) if sum(bool(cell.strip()) for cell in row) >= 2), None)


def is_footer(row: Sequence[str]) -> bool:
    """合计, 填表人 and the like: text of the form, not of a person."""
    first = next((squeeze(cell) for cell in row if cell.strip()), "")
    return first.startswith(FOOTERS) and sum(bool(cell.strip()) for cell in row) <= 4
