"""One person against the book: every policy in force, with its lines, the choices between them and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.choices import Choice, choices, total
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.engine.result import Result
from jiayuan.benefits.engine.scene import day_tested, scene_for
from jiayuan.benefits.engine.trace import Step, deciding, trace
from jiayuan.benefits.engine.units import Case


@dataclass(frozen=True, slots=True)
class Explained:
    """A decision with its lines."""

    policy: Policy
    result: Result
    steps: tuple[Step, ...]

    @property
    def decisive(self) -> Step | None:
        return deciding(self.steps)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All policies asked for, for one person."""

    book: RuleBook
    as_of: date
    person: str
    lines: tuple[Explained, ...]
    choices: tuple[Choice, ...]
    total: int


def down_sources(facts: Facts) -> frozenset[str]:
    """Facts that are unknown because their source did not answer."""
    return frozenset(code for code, fact in facts.items() if fact.note == "down")


def explain(policy: Policy, facts: Facts, book: RuleBook, as_of: date) -> Explained:
    """One policy for one person, with reasons."""
    scene = scene_for(facts, book, day_tested(policy, as_of), as_of)
    return Explained(policy, assess(policy, scene, book, down_sources(facts)), trace(policy, scene, book))


def evaluate_facts(facts: Facts, book: RuleBook, as_of: date, ask: Sequence[str] = (), person: str = "") -> Evaluation:
    """Every policy in force (or those asked for and in force) for one person."""
    asked = [policy for policy in book.in_force(as_of) if not ask or policy.id in ask]
    lines = tuple(explain(policy, facts, book, as_of) for policy in asked)
    results = {line.policy.id: line.result for line in lines}
    return Evaluation(book, as_of, person, lines, choices(results, facts, book), total(results, book))


def evaluate(case: Case, book: RuleBook) -> Evaluation:
    return evaluate_facts(case.facts, book, case.as_of, case.ask, case.person)
