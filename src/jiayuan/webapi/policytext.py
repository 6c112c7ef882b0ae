"""A policy of the rule book as plain JSON: what decides, what it pays, by which clause, in both languages."""

from __future__ import annotations

from typing import Any

from jiayuan.benefits.api import Policy, RuleBook, Words


def words(one: Words) -> dict[str, str]:
    return {"zh": one.zh, "en": one.en}


def line(policy: Policy, book: RuleBook) -> dict[str, Any]:
    """One policy in a list."""
    doc = book.docs[policy.doc]
    return {
        "id": policy.id, "name": words(policy.name), "summary": words(policy.summary), "entity": policy.entity,
        "form": policy.form, "period": policy.period, "from": policy.start, "to": policy.end,
        "doc": {"number": doc.number, "title": doc.title, "url": doc.url, "status": doc.status},
    }  # fmt: skip


def whole(policy: Policy, book: RuleBook) -> dict[str, Any]:
    """The whole table: conditions, bars, rows with quotes, facts asked for, steps, notice, papers no longer asked."""
    facts = [book.facts[code] for code in policy.facts]
    gates = [{"say": words(gate.say), "when": gate.source, "cite": gate.cite, "bar": gate.bar} for gate in policy.gates]
    rows = [
        {
            "id": row.id, "say": words(row.say), "when": row.source, "pay": row.pay_source, "cite": row.cite,
            "quotes": list(row.quotes), "ruling": row.ruling,
        }
        for row in policy.rows
    ]  # fmt: skip
    asked = [
        {
            "fact": fact.code, "type": fact.kind, "name": {"zh": fact.zh, "en": fact.en}, "question": fact.question,
            "who": fact.who, "source": fact.source, "options": list(fact.options),
        }
        for fact in facts
    ]  # fmt: skip
    return {
        **line(policy, book), "gates": gates, "rows": rows, "facts": asked,
        "clocks": [{"step": one.step, "days": one.days, "cite": one.cite} for one in policy.clocks],
        "notice_days": policy.notice.days if policy.notice else None,
        "papers_no_longer_asked": [words(paper.was) for paper in policy.papers],
    }  # fmt: skip
