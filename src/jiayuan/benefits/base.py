"""Facts from the registry in the shape the explainer reads: some people, each fact typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact, FactDef, Facts
from jiayuan.benefits.engine.language.nodes import Plain
from jiayuan.benefits.outage import down_codes, without_down
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api as registry

# The registry answers for so many at once, with one audit record.
PEOPLE_AT_ONCE = 500


def base_codes(book: RuleBook, codes: Iterable[str]) -> list[str]:
    """The facts that the base can hold at all; the others stay unknown."""
    held = {attr.code for attr in registry.ATTRS}
    return [code for code in dict.fromkeys(codes) if code in held and code in book.facts]


def _number(defined: FactDef, text: str) -> int | None:
    try:
        number = int(text)
    except ValueError:
        return None
    return number if defined.within(number) else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def typed(defined: FactDef, text: str) -> Plain | None:
    """The registry's text in the fact's type; None when it does not fit, which counts as unknown."""
    match defined.kind:
        case "bool":
            return {"true": True, "false": False}.get(text)
        case "int" | "money":
            return _number(defined, text)
        case "date":
            return _date(text)
        case "enum":
            named = (defined.codes or {}).get(text, text)
            return named if named in defined.options else None
        case _:
            return text


def _fact(defined: FactDef, held: registry.FactValue) -> Fact:
    if held.state == "absent":
        return Fact(ABSENT, None, held.as_of, held.source)
    value = typed(defined, held.value) if held.state == "value" and held.value is not None else None
    if value is None:
        return Fact(UNKNOWN, None, held.as_of, held.source)
    return Fact(KNOWN, value, held.as_of, held.source)


def facts_of(
    people: Sequence[UUID], book: RuleBook, codes: Iterable[str], purpose: Purpose, scope: Scope, as_of: date
) -> dict[UUID, Facts]:
    """Facts of some people; one read of the registry and one audit record for 500 of them."""
    held, down = base_codes(book, codes), down_codes(book)
    found: dict[UUID, Facts] = {}
    for start in range(0, len(people), PEOPLE_AT_ONCE):
        part = people[start : start + PEOPLE_AT_ONCE]
        for person, values in registry.facts_for(part, held, purpose, scope, as_of).items():
            facts = {code: _fact(book.facts[code], value) for code, value in values.items()}
            found[person] = without_down(facts, down) if down else facts
    return found


def days_of_death(people: Sequence[UUID], purpose: Purpose, scope: Scope) -> dict[UUID, Fact]:
    """The day somebody died, as a date; absent from the answer for the living and for a day nobody can read."""
    found: dict[UUID, Fact] = {}
    for start in range(0, len(people), PEOPLE_AT_ONCE):
        part = people[start : start + PEOPLE_AT_ONCE]
        for person, held in registry.facts_for(part, ["dead_on"], purpose, scope).items():
            day = _date(held["dead_on"].value or "")
            if day is not None:
                found[person] = Fact(KNOWN, day, held["dead_on"].as_of, held["dead_on"].source)
    return found
