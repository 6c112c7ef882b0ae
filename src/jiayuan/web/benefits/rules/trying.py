"""The pane where a clerk tries one person: facts are typed in, nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from jiayuan.benefits.rulebook import Explained, FactDef, Policy, RuleBook, Step
from jiayuan.web.benefits.wording import localised, word

ABSENT = "none!"
MARKS = {"yes": "✓", "no": "✗", "unknown": "?"}


def _options(defined: FactDef) -> list[tuple[str, str]]:
    """What may be chosen; an empty list is a field to type in."""
    if defined.kind == "bool":
        return [("true", gettext("是")), ("false", gettext("否"))]
    names = defined.option_names or {}
    return [(code, word(names.get(code, code))) for code in defined.options]


def asked(policy: Policy, book: RuleBook, typed: Mapping[str, str]) -> list[dict[str, Any]]:
    """A field for every fact the policy reads, with what was typed so far."""
    found = []
    for code in policy.facts:
        defined = book.facts[code]
        options = _options(defined)
        if options and defined.may_be_absent:
            options.append((ABSENT, gettext("没有")))
        hint = {"date": "yyyy-mm-dd", "money": gettext("元")}.get(defined.kind, "")
        label = localised(defined.zh, defined.en)
        name = f"try-{code}"
        found.append({"name": name, "label": label, "options": options, "hint": hint, "value": typed.get(name, "")})
    return found


def _step(step: Step) -> dict[str, Any]:
    say = localised(step.say.zh, step.say.en)
    return {"mark": MARKS[step.mark], "say": say, "cite": step.cite, "asked": step.reached}


def told(line: Explained, book: RuleBook) -> dict[str, Any]:
    """The decision and its lines."""
    result = line.result
    missing = [book.facts[code] for code in result.missing if code in book.facts]
    return {
        "status": result.status,
        "amount": None if result.amount is None else result.amount / 100,
        "missing": [localised(fact.zh, fact.en) for fact in missing],
        "steps": [_step(step) for step in line.steps],
    }
