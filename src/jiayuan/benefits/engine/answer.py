"""The machine-readable answer of spec/benefits.md section 6: plain JSON, figures in fen, months as yyyy-mm."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.choices import Choice
from jiayuan.benefits.engine.evaluate import Explained, evaluate
from jiayuan.benefits.engine.language.lists import WORDS
from jiayuan.benefits.engine.months import AFTER, first_month, stop_month
from jiayuan.benefits.engine.outcome import PARAM
from jiayuan.benefits.engine.result import FIRST_GATE
from jiayuan.benefits.engine.trace import Step, UsedFact
from jiayuan.benefits.engine.units import Case, cases_of


def _missing(name: str, book: RuleBook) -> dict[str, object]:
    if name.startswith(PARAM):
        param = book.params[name.removeprefix(PARAM)]
        return {"fact": name, "source": "params", "question": f"{param.zh}: 该日期没有数值"}
    if name in WORDS:
        return {"fact": name, "source": "unit", "question": WORDS[name], "who": "本人"}
    fact = book.facts[name]
    return {"fact": name, "source": fact.source, "question": fact.question or fact.zh, "who": fact.who}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _fact(used: UsedFact) -> dict[str, object]:
    return {
        "fact": used.code,
        "state": used.state,
        "value": _plain(used.value) if used.state == "value" else None,
        "as_of": used.as_of,
        "source": used.source,
        **({"entry": used.entry} if used.entry else {}),
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "part": step.part,
        "id": step.id,
        "say": step.say.zh,
        "result": step.mark,
        "cite": step.cite,
        "reached": step.reached,
        "facts": [_fact(used) for used in step.facts],
    }


def _cite(line: Explained, book: RuleBook) -> dict[str, object]:
    doc = book.docs[line.policy.doc]
    step = line.decisive
    return {
        "doc": doc.number,
        "clause": step.cite if step else line.policy.rows[0].cite,
        "quote": "；".join(step.quotes) if step else "",
        "file": doc.file,
    }


def _first(policy: Policy, case: Case) -> str | None:
    if case.applied_on is None or (policy.first_month.rule in AFTER and case.settled_on is None):
        return None
    entitled = case.entitled_on or case.applied_on
    return first_month(policy.first_month, case.applied_on, entitled, case.settled_on).isoformat()[:7]


def _line(line: Explained, case: Case, book: RuleBook) -> dict[str, object]:
    result = line.result
    return {
        "policy": result.policy,
        "unit": case.person,
        "status": result.status,
        "code": result.code,
        "row": line.policy.rows[result.code - 1].id if result.code > 0 else None,
        "gate": FIRST_GATE - result.code if result.code <= FIRST_GATE else None,
        "amount_fen": result.amount,
        "period": line.policy.period,
        "lo_fen": result.low,
        "hi_fen": result.high,
        "provisional": result.provisional,
        "first_month": _first(line.policy, case) if result.status == "yes" else None,
        "stop_month": stop_month(case.changed_on).isoformat()[:7] if case.changed_on else None,
        "missing": [_missing(name, book) for name in result.missing],
        "cite": _cite(line, book),
        "trace": [_step(step) for step in line.steps],
    }


def _choice(choice: Choice, person: str) -> dict[str, object]:
    return {
        "pair": [choice.pair.a, choice.pair.b],
        "unit": person,
        "lines": list(choice.lines),
        "best": choice.best or None,
        "cite": choice.pair.cite,
    }


def answer(data: Mapping[str, object], book: RuleBook, as_of: date | None = None) -> Mapping[str, object]:
    """The JSON-ready answer for one unit in the shape of section 6; raises BookError naming a wrong field."""
    cases = list(cases_of(data, book, as_of))
    found = [(case, evaluate(case, book)) for case in cases]
    return {
        "book_hash": book.hash,
        "as_of": cases[0].as_of.isoformat() if cases else None,
        "results": [_line(line, case, book) for case, evaluation in found for line in evaluation.lines],
        "choices": [_choice(choice, case.person) for case, evaluation in found for choice in evaluation.choices],
        "total_fen": sum(evaluation.total for _, evaluation in found),
    }
