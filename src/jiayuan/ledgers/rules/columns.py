"""Which column of a sheet is which attribute: known headers first, then the look of the values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from jiayuan.ledgers.rules.headers import header_forms, of_another
from jiayuan.ledgers.rules.looks import LOOK_OF, STRONG, share
from jiayuan.ledgers.rules.mapped import Guess, Mapped, Wanted

SURE = 0.90
# How sure a column is whose values alone speak for it, and from which share of its values they do.
LIKELY = 0.70
CLEAR = 0.60
SAMPLE = 200
HOMES = {"residence.actual", "residence.registered"}


def unsure(mapped: Mapped, wanted: Sequence[Wanted]) -> bool:
    """Whether a required column is missing or a used one less sure than .90."""
    required = {column.attr for column in wanted if column.required}
    return bool(mapped.missing) or any(guess.attr in required and guess.sure < SURE for guess in mapped.guesses)


def _by_header(header: str, aliases: Mapping[str, str], attrs: set[str]) -> str | None:
    return next((found for form in header_forms(header) if (found := aliases.get(form)) in attrs), None)


def _by_look(kind: str, free: Sequence[str], header: str) -> str | None:
    # 登记日期 looks like a day of birth and 单位地址 like a home; the header knows better.
    if of_another(header):
        return None
    fitting = [attr for attr in free if kind in LOOK_OF.get(attr, frozenset())]
    # Of two addresses where people live is asked for more often than where they are registered.
    return fitting[0] if len(fitting) == 1 or set(fitting) == HOMES else None


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
    crossed = _crossed(named, looks)
    columns = enumerate(zip(headers, named, looks, strict=True))
    guesses = [_guess(col, header, attr, look, attrs, col in crossed) for col, (header, attr, look) in columns]
    return _settle(guesses, looks, wanted)


def _crossed(named: Sequence[str | None], looks: Sequence[tuple[str, float]]) -> set[int]:
    """Columns that clearly hold what the header of another says, and the other way round: they were exchanged."""
    clear = [col for col, (_kind, part) in enumerate(looks) if part >= SURE and named[col] in LOOK_OF]

    def holds(col: int, of: int) -> bool:
        return looks[col][0] in LOOK_OF[named[of] or ""]

    pairs = (pair for pair in combinations(clear, 2) if not any(holds(col, col) for col in pair))
    return {col for one, other in pairs if holds(one, other) and holds(other, one) for col in (one, other)}


def _guess(col: int, header: str, attr: str | None, look: tuple[str, float], attrs: set[str], crossed: bool) -> Guess:
    kind, part = look
    clear = part >= CLEAR
    # 房号 beside 楼号 and 单元 holds bare numbers: alone they are nobody's address.
    if attr in HOMES and clear and kind == "number":
        return Guess(col, header, None, 0.0, "unused")
    contrary = attr is not None and (crossed or (clear and _contradicts(attr, kind)))
    if attr is not None and not contrary:
        return Guess(col, header, attr, 1.0, "header")
    other = _by_look(kind, sorted(attrs), header) if clear else None
    return Guess(col, header, other, LIKELY if other else 0.0, "swapped" if contrary else "look")


def _settle(guesses: list[Guess], looks: Sequence[tuple[str, float]], wanted: Sequence[Wanted]) -> Mapped:
    """Gives every attribute to its surest column, and lets a column that lost its own take what is left over."""
    taken: dict[str, Guess] = {}
    for guess in sorted(guesses, key=lambda one: (-one.sure, one.reason != "swapped", one.col)):
        if guess.attr is not None and guess.attr not in taken:
            taken[guess.attr] = guess
    kept = {guess.col: guess for guess in taken.values()}
    free = [column.attr for column in wanted if column.attr not in taken]
    # Left to right, so that the same sheet is always read the same way.
    result = [guess if guess.col in kept else _left_over(guess, looks[guess.col][0], free) for guess in guesses]
    missing = tuple(column.attr for column in wanted if column.required and column.attr in free)
    return Mapped(tuple(result), missing)


def _left_over(guess: Guess, kind: str, free: list[str]) -> Guess:
    """A column without an attribute takes the only one left that looks like it, and uses it up."""
    left = _by_look(kind, free, guess.header) if guess.reason in ("swapped", "look") else None
    if left is None:
        # Values that contradict a known header are told even when nothing else is left for them to be.
        return Guess(guess.col, guess.header, None, 0.0, "swapped" if guess.reason == "swapped" else "unused")
    free.remove(left)
    return Guess(guess.col, guess.header, left, LIKELY, guess.reason)
