"""Reading units from JSON: no key is unknown, `null` is known absent, `age` may replace `birth`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, UNKNOWN, Fact, FactDef, Facts
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.typed import known

# Exactly these keys make a wrapped value; anything else is a value of the wrong type.
WRAPPED = frozenset({"value", "as_of", "source", "state"})
STATES = ("value", "absent", "unknown")


@dataclass(frozen=True, slots=True)
class Case:
    """One person to evaluate, with the days that set first and stop month."""

    person: str
    facts: Facts
    as_of: date
    ask: tuple[str, ...]
    applied_on: date | None = None
    entitled_on: date | None = None
    changed_on: date | None = None


def day_of(value: object, where: str) -> date:
    """An ISO date; raises BookError naming the field."""
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError as wrong:
        raise BookError(where, "应为日期 yyyy-mm-dd") from wrong


def _optional_day(data: Mapping[str, object], key: str) -> date | None:
    return None if data.get(key) is None else day_of(data[key], key)


def _wrapped(raw: Mapping[str, object], defined: FactDef) -> Fact:
    as_of, source, state = _optional_day(raw, "as_of"), str(raw.get("source") or ""), raw.get("state", "value")
    if state not in STATES:
        raise BookError(defined.code, f"state 应为 {' 或 '.join(STATES)}")
    # A trace shows an unknown as an empty value; read back as "there is none" it would decide something.
    if state == "unknown":
        return Fact(UNKNOWN, None, as_of, source)
    if state == "value" and "value" not in raw:
        return Fact(UNKNOWN, None, as_of, source, "down")
    if state == "absent" or raw["value"] is None:
        return Fact(ABSENT, None, as_of, source)
    return known(defined, raw["value"], as_of=as_of, source=source)


def fact_of(code: str, raw: object, book: RuleBook) -> Fact:
    """One fact: a plain value, null, or {value, as_of, source, state} (without `value`: unknown, its source down)."""
    if code not in book.facts:
        raise BookError(code, "事实目录里没有这一项")
    if isinstance(raw, Mapping) and raw and set(raw) <= WRAPPED:
        return _wrapped(raw, book.facts[code])
    return Fact(ABSENT) if raw is None else known(book.facts[code], raw)


def _facts(raw: object, book: RuleBook) -> Facts:
    if not isinstance(raw, Mapping):
        raise BookError("facts", "应为一组键值")
    return {str(code): fact_of(str(code), value, book) for code, value in raw.items()}


def _persons(unit: object) -> Sequence[Mapping[str, object]]:
    persons = unit.get("persons") if isinstance(unit, Mapping) else None
    if not isinstance(persons, list) or not all(isinstance(person, Mapping) for person in persons):
        raise BookError("unit.persons", "应为人员列表")
    return persons


def _ask(data: Mapping[str, object], book: RuleBook) -> tuple[str, ...]:
    raw = data.get("ask") or []
    if not isinstance(raw, list) or any(not isinstance(name, str) or name not in book.policies for name in raw):
        raise BookError("ask", "没有这项政策")
    return tuple(raw)


def cases_of(data: Mapping[str, object], book: RuleBook, as_of: date | None = None) -> Iterator[Case]:
    """One case for each person of a unit; `as_of` of the call is used where the unit names none."""
    day = day_of(data["as_of"], "as_of") if data.get("as_of") is not None else as_of
    if day is None:
        raise BookError("as_of", "缺少日期")
    for index, person in enumerate(_persons(data.get("unit"))):
        yield Case(
            person=str(person.get("id") or index),
            facts=_facts(person.get("facts", {}), book),
            as_of=day,
            ask=_ask(data, book),
            applied_on=_optional_day(data, "applied_on"),
            entitled_on=_optional_day(data, "entitled_on"),
            changed_on=_optional_day(data, "changed_on"),
        )
