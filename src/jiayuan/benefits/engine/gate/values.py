"""The values of a fact that are worth trying: every option, and every boundary with its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import cast

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact, FactDef
from jiayuan.benefits.engine.interpret import value
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.nodes import Call, Lit, Node
from jiayuan.benefits.engine.language.walk import facts_in, folds_in, walk
from jiayuan.benefits.engine.scene import Scene

# Beyond every boundary: what is unlimited upwards must be tried there as well.
FAR = 10
# Functions that turn with the day, and how many months their whole numbers count.
TURNS: Mapping[str, int] = {"age": 12, "months_between": 1, "add_months": 1}
GONE = Fact(ABSENT)


def limits(atom: Node, scene: Scene) -> Iterator[tuple[str, int | date]]:
    """Kind and value of everything in a condition that does not depend on a fact: what facts are compared with."""
    for part in walk(atom):
        if facts_in(part) or folds_in(part) or kind_of(part) not in ("int", "money", "date"):
            continue
        out = value(part, scene)
        if isinstance(out.value, int | date) and not isinstance(out.value, bool):
            yield kind_of(part), out.value


def _days(atom: Node, scene: Scene, code: str) -> Iterator[date]:
    """Days on which an age or a number of months turns, for the date facts that are asked for one."""
    asked = [part for part in walk(atom) if isinstance(part, Call) and part.name in TURNS and code in facts_in(part)]
    numbers = [cast(int, part.value) for part in walk(atom) if isinstance(part, Lit) and part.kind == "int"]
    named = [limit for _, limit in limits(atom, scene) if isinstance(limit, date)]
    for call, number in product(asked, numbers):
        yield add_months(scene.day, -TURNS[call.name] * number)
        if call.name != "age":
            # Months are counted from and to any day, the other fact's too: either side may be the later one.
            yield add_months(scene.day, number)
            yield from (add_months(day, sign * number) for day in named for sign in (-1, 1))


def _dates(found: Iterable[int | date]) -> list[date]:
    days = [day for day in found if isinstance(day, date)] or [date(2000, 1, 1)]
    numbers = {day.toordinal() + step for day in days for step in (-1, 0, 1)}
    return [date.fromordinal(number) for number in sorted(numbers) if 1 <= number <= date.max.toordinal()]


def _numbers(defined: FactDef, found: Iterable[int | date]) -> list[int]:
    """Each boundary with its neighbours and the ends, within what the catalogue allows."""
    numbers = [number for number in found if isinstance(number, int)]
    tried = {number + step for number in numbers for step in (-1, 0, 1)}
    tried |= {end for end in (defined.low, defined.high) if end is not None}
    if defined.high is None:
        # Where one fact is compared with another, it must be able to be the greater one.
        tried.add(FAR * max(map(abs, numbers), default=1))
    return sorted(number for number in tried if defined.within(number))


def _texts(atoms: Iterable[Node]) -> list[str]:
    parts = (part.value for atom in atoms for part in walk(atom) if isinstance(part, Lit))
    return [*(text for text in parts if isinstance(text, str)), ""]


def _ordered(defined: FactDef, atoms: Iterable[Node], scene: Scene) -> Sequence[int | date]:
    """Values of a number or a date: what its conditions turn on."""
    reading = [atom for atom in atoms if defined.code in facts_in(atom)]
    found = [limit for atom in reading for kind, limit in limits(atom, scene) if kind == defined.kind]
    if defined.kind != "date":
        return _numbers(defined, found)
    return _dates([*found, *(day for atom in reading for day in _days(atom, scene, defined.code))])


def _plain(defined: FactDef, atoms: Sequence[Node], scene: Scene) -> Sequence[bool | str | int | date]:
    match defined.kind:
        case "bool":
            return [True, False]
        case "enum":
            return defined.options
        case "text":
            return _texts(atoms)
        case _:
            return _ordered(defined, atoms, scene)


def values_of(code: str, book: RuleBook, atoms: Iterable[Node], scene: Scene) -> tuple[Fact, ...]:
    """The facts to try for one code, known absent last where that is possible. Unknown is no cell of the table."""
    defined = book.facts[code]
    known = tuple(Fact(KNOWN, plain) for plain in _plain(defined, tuple(atoms), scene))
    return (*known, GONE) if defined.may_be_absent else known
