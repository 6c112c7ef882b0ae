"""The values of a fact that are worth trying: every option, and every boundary with its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import cast

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact, FactDef
from jiayuan.benefits.engine.interpret import value
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.nodes import Call, FactRef, Lit, Node
from jiayuan.benefits.engine.language.walk import facts_in, folds_in, walk
from jiayuan.benefits.engine.scene import Scene

# Beyond every boundary: what is unlimited upwards must be tried there as well.
FAR = 10
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
    asked = (part for part in walk(atom) if isinstance(part, Call) and part.name in ("age", "months_between"))
    for call in asked:
        if any(isinstance(arg, FactRef) and arg.code == code for arg in call.args):
            months = 12 if call.name == "age" else 1
            numbers = (part.value for part in walk(atom) if isinstance(part, Lit) and part.kind == "int")
            yield from (add_months(scene.day, -months * cast(int, number)) for number in numbers)


def _around(defined: FactDef, found: Iterable[int | date]) -> list[int | date]:
    """Each boundary with its neighbours, within what the catalogue allows."""
    if defined.kind == "date":
        days = [day for day in found if isinstance(day, date)] or [date(2000, 1, 1)]
        return sorted({day + timedelta(days=step) for day in days for step in (-1, 0, 1)})
    numbers = [number for number in found if isinstance(number, int)]
    ends = [end for end in (defined.low, defined.high) if end is not None]
    far = [FAR * max(map(abs, numbers))] if numbers and defined.high is None else []
    tried = {number + step for number in numbers for step in (-1, 0, 1)} | {*ends, *far} or {1}
    return sorted(number for number in tried if defined.within(number))


def _plain(defined: FactDef, atoms: Iterable[Node], scene: Scene) -> list[bool | str | int | date]:
    match defined.kind:
        case "bool":
            return [True, False]
        case "enum":
            return list(defined.options)
        case "text":
            texts = (part.value for atom in atoms for part in walk(atom) if isinstance(part, Lit))
            return [*(text for text in texts if isinstance(text, str)), ""]
    reading = [atom for atom in atoms if defined.code in facts_in(atom)]
    found = [limit for atom in reading for kind, limit in limits(atom, scene) if kind == defined.kind]
    found += [day for atom in reading for day in _days(atom, scene, defined.code)]
    return [*_around(defined, found)]


def values_of(code: str, book: RuleBook, atoms: Iterable[Node], scene: Scene) -> tuple[Fact, ...]:
    """The facts to try for one code, known absent last where that is possible. Unknown is no cell of the table."""
    defined = book.facts[code]
    known = tuple(Fact(KNOWN, plain) for plain in _plain(defined, tuple(atoms), scene))
    return (*known, GONE) if defined.may_be_absent else known
