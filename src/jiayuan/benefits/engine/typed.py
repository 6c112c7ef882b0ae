"""From a plain value of JSON or YAML to a known fact of its type."""

from __future__ import annotations

from datetime import date, datetime

from jiayuan.benefits.engine.facts import KNOWN, Fact, FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import Kind, Plain


def _number(value: object, kind: Kind) -> int | None:
    # In Python True is an int; in a ledger it is a mistake.
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if kind != "money" or value >= 0 else None


def _coerced(defined: FactDef, value: object) -> Plain | None:
    """The value in the fact's type, or None if it is not of that type."""
    match defined.kind:
        case "bool":
            return value if isinstance(value, bool) else None
        case "int" | "money":
            return _number(value, defined.kind)
        case "date":
            return _date(value)
        case "enum":
            return value if isinstance(value, str) and value in defined.options else None
        case _:
            return value if isinstance(value, str) else None


def _date(value: object) -> date | None:
    # A moment is a date to Python, and cannot be compared with one.
    if isinstance(value, date):
        return None if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def known(defined: FactDef, value: object, *, as_of: date | None = None, source: str = "") -> Fact:
    """A known fact; raises BookError naming the field, never the value, when the type is wrong."""
    plain = _coerced(defined, value)
    if plain is None:
        raise BookError(defined.code, f"类型应为 {defined.kind}")
    if isinstance(plain, int) and not defined.within(plain):
        raise BookError(defined.code, "超出目录里写明的范围")
    return Fact(KNOWN, plain, as_of, source)
