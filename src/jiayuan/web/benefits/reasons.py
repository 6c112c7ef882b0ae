"""The table of why and why not: every gate and row in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from jiayuan.benefits.api import Explained, Line, load_book
from jiayuan.web.benefits.wording import SUM, localised, word


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact nobody knows yet."""

    ask: str
    who: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the why table; `mark` is yes, no or unknown, `mine` the line of the table that is the person's.

    `quote` is the document's own words; a condition without one of its own has none.
    """

    say: str
    mark: str
    cite: str
    facts: str
    decisive: bool
    mine: bool = False
    pay: str = ""
    quote: str = ""


def _fact_words(explained: Explained, codes: Iterable[str], lines: dict[str, Line]) -> str:
    shown = [lines[code] for code in codes if code in lines]
    told = ((localised(line.zh, line.en), word(line.value or line.said) or gettext("未知")) for line in shown)
    return localised("；", "; ").join(localised(f"{name}：{value}", f"{name}: {value}") for name, value in told)


def _pay(source: str) -> str:
    """What a line pays, where the table says it as a sum; a formula is the document's to explain."""
    return word(source) if SUM.fullmatch(source) else ""


def wanted(explained: Explained) -> list[Wanted]:
    """What is still missing: the question and who can answer it."""
    facts = load_book().facts
    named = (facts[code] for code in explained.result.missing if code in facts)
    return [Wanted(localised(fact.question or fact.zh, fact.en), word(fact.who)) for fact in named]


def differs(explained: Explained) -> str:
    """For a no, the condition that would have to be otherwise; "" for a yes or an open answer."""
    step = explained.decisive
    if explained.result.status != "no":
        return ""
    if step is None or step.mark != "no":
        return gettext("没有一档符合")
    said = localised(step.say.zh, step.say.en)
    return gettext("没有：%(say)s") % {"say": said} if step.part == "not_if" else said


def reasons(explained: Explained, lines: Iterable[Line]) -> list[Reason]:
    """Every gate and row in plain words, the deciding one marked. A bar reads as what must not be so."""
    held = {line.fact: line for line in lines}
    decisive = explained.decisive
    pays = {row.id: row.pay_source for row in explained.policy.rows}
    mine = explained.policy.rows[explained.result.code - 1].id if explained.result.code > 0 else ""
    return [
        Reason(
            say=(gettext("没有：") if step.part == "not_if" else "") + localised(step.say.zh, step.say.en),
            mark=step.mark,
            cite=step.cite,
            facts=_fact_words(explained, (used.code for used in step.facts), held),
            decisive=decisive is not None and decisive.id == step.id,
            mine=step.part == "row" and step.id == mine,
            pay=_pay(pays.get(step.id, "")) if step.part == "row" else "",
            quote="；".join(step.quotes),
        )
        for step in explained.steps
    ]
