"""Facts as the locked lines of a form, and the fingerprint of what was shown. Pure: facts in, words out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact, FactDef, Facts
from jiayuan.kernel.text import squeeze


@dataclass(frozen=True, slots=True)
class Line:
    """One locked line: the registry's value beside what the person said, if they disputed it."""

    fact: str
    zh: str
    en: str
    value: str
    state: str
    source: str
    as_of: date | None
    note: str
    said: str = ""


def worded(defined: FactDef, fact: Fact) -> str:
    """A fact as people read it: 是/否, option names, yuan, dates."""
    if fact.state == ABSENT:
        return "无"
    value = fact.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if defined.kind == "money" and isinstance(value, int):
        return f"{value / 100:.2f}元"
    if defined.kind == "enum":
        return (defined.option_names or {}).get(str(value), str(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _state(fact: Fact) -> str:
    return "absent" if fact.state == ABSENT else "value" if fact.state == KNOWN else "unknown"


def lines_of(policy: Policy, book: RuleBook, facts: Facts, said: dict[str, str]) -> tuple[Line, ...]:
    """The policy's facts as lines, in the order its table reads them, without the one that tells who draws it."""
    found = []
    for code in policy.facts:
        # Whether it is drawn already is the street's question, not the person's.
        if code != policy.drawn and code in facts:
            fact, defined = facts[code], book.facts[code]
            found.append(
                Line(
                    fact=code,
                    zh=defined.zh,
                    en=defined.en,
                    value=worded(defined, fact),
                    state=_state(fact),
                    source=fact.source or defined.source,
                    as_of=fact.as_of,
                    note=fact.note,
                    said=said.get(code, ""),
                )
            )
    return tuple(found)


def fingerprint(lines: tuple[Line, ...]) -> str:
    """Compares equal however dates, widths and spaces are written: checked again on submit."""
    text = "\n".join(f"{line.fact}={line.state}:{squeeze(line.value)}" for line in lines)
    return hashlib.sha256(text.encode()).hexdigest()
