"""Units as JSON: persons, their household and a claim become the cases that policies are asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import NO_LISTS, Facts, Lists
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.given import day_of, entries_given, facts_given, optional_day

Subject = Literal["person", "household", "claim"]
# Lists that belong to a person, and those that belong to the household. They may stand beside the facts or among them.
OF_PERSON, OF_HOUSEHOLD = ("parents",), ("supporters",)
UNIT_KEYS = ("persons", "household", "claim")


@dataclass(frozen=True, slots=True)
class Case:
    """One subject to evaluate, with the days that set first and stop month. `person` is its id in the unit."""

    person: str
    facts: Facts
    as_of: date
    ask: tuple[str, ...]
    applied_on: date | None = None
    entitled_on: date | None = None
    changed_on: date | None = None
    settled_on: date | None = None
    subject: Subject = "person"
    lists: Lists = field(default_factory=dict)


def _ask(data: Mapping[str, object], book: RuleBook) -> tuple[str, ...]:
    raw = data.get("ask") or []
    if not isinstance(raw, list) or any(not isinstance(name, str) or name not in book.policies for name in raw):
        raise BookError("ask", "没有这项政策")
    return tuple(raw)


def _group(unit: Mapping[str, object], key: str) -> Mapping[str, object] | None:
    found = unit.get(key)
    if found is not None and not isinstance(found, Mapping):
        raise BookError(f"unit.{key}", "应为一组键值")
    return found


def _facts_and_lists(group: Mapping[str, object], names: Sequence[str], book: RuleBook) -> tuple[Facts, Lists]:
    facts = group.get("facts", {})
    if not isinstance(facts, Mapping):
        raise BookError("facts", "应为一组键值")
    found = {name: raw for where in (facts, group) for name, raw in where.items() if name in names}
    lists = {name: entries_given(name, raw, book) for name, raw in found.items()}
    return facts_given({code: raw for code, raw in facts.items() if code not in names}, book), lists


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the unit with their own lists."""

    id: str
    facts: Facts
    lists: Lists


def _persons(unit: Mapping[str, object], book: RuleBook) -> list[Person]:
    raw = unit.get("persons", None if unit.keys().isdisjoint(UNIT_KEYS) else [])
    if not isinstance(raw, list) or not all(isinstance(person, Mapping) for person in raw):
        raise BookError("unit.persons", "应为人员列表")
    read = [_facts_and_lists(person, OF_PERSON, book) for person in raw]
    names = [str(person.get("id") or at) for at, person in enumerate(raw)]
    # Members are found by name: one's income would be counted for both.
    if len(set(names)) < len(names):
        raise BookError("unit.persons", "人员的编号重复")
    return [Person(name, facts, lists) for name, (facts, lists) in zip(names, read, strict=True)]


def _members(household: Mapping[str, object], persons: Sequence[Person]) -> Lists:
    """Who lives together: the persons named, all of the unit where nobody is named."""
    inside = household.get("facts")
    among = inside if isinstance(inside, Mapping) else {}
    raw = household.get("members", among.get("members", [person.id for person in persons]))
    known = {person.id: person.facts for person in persons}
    names = [str(member) for member in raw] if isinstance(raw, list) else None
    if names is None or not known.keys() >= set(names):
        raise BookError("household.members", "应为本单元内人员的编号列表")
    if len(set(names)) < len(names):
        raise BookError("household.members", "人员的编号重复")
    return {"persons": tuple(known[name] for name in names)}


def _household(unit: Mapping[str, object], persons: Sequence[Person], book: RuleBook) -> tuple[Facts, Lists]:
    """Facts and lists that everybody of the household shares; none of them without a household."""
    group = _group(unit, "household")
    if group is None:
        return {}, NO_LISTS
    facts = group.get("facts", {})
    rest = {key: raw for key, raw in facts.items() if key != "members"} if isinstance(facts, Mapping) else facts
    shared, lists = _facts_and_lists({**group, "facts": rest}, OF_HOUSEHOLD, book)
    return shared, {**_members(group, persons), **lists}


def _subjects(unit: Mapping[str, object], blank: Case, book: RuleBook) -> Iterator[Case]:
    persons = _persons(unit, book)
    shared, lists = _household(unit, persons, book)
    for person in persons:
        yield replace(blank, person=person.id, facts={**shared, **person.facts}, lists={**lists, **person.lists})
    group = _group(unit, "household")
    if group is not None:
        name = str(group.get("id") or "household")
        yield replace(blank, person=name, subject="household", facts=shared, lists=lists)
    claim = _group(unit, "claim")
    if claim is not None:
        own, _ = _facts_and_lists(claim, (), book)
        name = str(claim.get("id") or "claim")
        yield replace(blank, person=name, subject="claim", facts={**shared, **own}, lists=lists)


def cases_of(data: Mapping[str, object], book: RuleBook, as_of: date | None = None) -> Iterator[Case]:
    """The cases of a unit; `as_of` of the call is used where the unit names none. Raises BookError naming the field."""
    day = day_of(data["as_of"], "as_of") if data.get("as_of") is not None else as_of
    if day is None:
        raise BookError("as_of", "缺少日期")
    unit = data.get("unit")
    if not isinstance(unit, Mapping):
        raise BookError("unit.persons", "应为人员列表")
    blank = Case(
        person="",
        facts={},
        as_of=day,
        ask=_ask(data, book),
        applied_on=optional_day(data, "applied_on"),
        entitled_on=optional_day(data, "entitled_on"),
        changed_on=optional_day(data, "changed_on"),
        settled_on=optional_day(data, "settled_on"),
    )
    yield from _subjects(unit, blank, book)
