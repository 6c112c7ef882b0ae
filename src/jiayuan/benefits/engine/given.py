"""Facts as JSON gives them: no key is unknown, `null` is known absent, a wrapped value carries source and date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, UNKNOWN, Fact, FactDef, Facts
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.typed import known

# Exactly these keys make a wrapped value; anything else is a value of the wrong type.
WRAPPED = frozenset({"value", "as_of", "source", "state"})
STATES = ("value", "absent", "unknown")


def day_of(value: object, where: str) -> date:
    """An ISO date; raises BookError naming the field."""
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError as wrong:
        raise BookError(where, "应为日期 yyyy-mm-dd") from wrong


def optional_day(data: Mapping[str, object], key: str) -> date | None:
    return None if data.get(key) is None else day_of(data[key], key)


def _wrapped(raw: Mapping[str, object], defined: FactDef) -> Fact:
    as_of, source, state = optional_day(raw, "as_of"), str(raw.get("source") or ""), raw.get("state", "value")
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


def facts_given(raw: object, book: RuleBook) -> Facts:
    """A mapping of facts; raises BookError naming the field that is wrong."""
    if not isinstance(raw, Mapping):
        raise BookError("facts", "应为一组键值")
    return {str(code): fact_of(str(code), value, book) for code, value in raw.items()}


def entries_given(name: str, raw: object, book: RuleBook) -> tuple[Facts, ...]:
    """The entries of a list: mappings of facts, or `{facts: …}`; null is a list that is known to be empty."""
    if raw is None:
        return ()
    if not isinstance(raw, list) or not all(isinstance(item, Mapping) for item in raw):
        raise BookError(name, "应为列表，每项一组键值")
    return tuple(facts_given(item.get("facts", {}) if "facts" in item else item, book) for item in raw)
