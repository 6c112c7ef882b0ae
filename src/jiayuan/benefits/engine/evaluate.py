"""One subject against the book: every policy in force, with its lines, the choices between them and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.choices import Choice, choices, total
from jiayuan.benefits.engine.facts import NO_LISTS, Facts, Lists
from jiayuan.benefits.engine.result import Result
from jiayuan.benefits.engine.scene import Scenes, day_tested
from jiayuan.benefits.engine.trace import Step, deciding, trace
from jiayuan.benefits.engine.units import Case, Subject


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
    """All policies asked for, for one subject."""

    book: RuleBook
    as_of: date
    person: str
    lines: tuple[Explained, ...]
    choices: tuple[Choice, ...]
    total: int


def down_sources(facts: Facts) -> frozenset[str]:
    """Facts that are unknown because their source did not answer."""
    return frozenset(code for code, fact in facts.items() if fact.note == "down")


def explain(policy: Policy, facts: Facts, book: RuleBook, as_of: date, lists: Lists = NO_LISTS) -> Explained:
    """One policy for one subject, with reasons."""
    return _explained(policy, Scenes(facts, book, as_of, lists), book, as_of, down_of(facts, lists))


def down_of(facts: Facts, lists: Lists) -> frozenset[str]:
    """The same of a subject and of everybody in its lists."""
    return down_sources(facts).union(*(down_sources(entry) for rows in lists.values() for entry in rows))


def _explained(policy: Policy, scenes: Scenes, book: RuleBook, as_of: date, down: frozenset[str]) -> Explained:
    scene = scenes.on(day_tested(policy, as_of))
    return Explained(policy, assess(policy, scene, book, down), trace(policy, scene, book))


def for_subject(policy: Policy, subject: Subject) -> bool:
    """Whether a policy is asked about this kind of subject; a child is a person with parents."""
    return policy.of_person if subject == "person" else policy.entity == subject


def evaluate(case: Case, book: RuleBook) -> Evaluation:
    """Every policy in force (or those asked for and in force) for one subject."""
    asked = [policy for policy in book.in_force(case.as_of) if not case.ask or policy.id in case.ask]
    chosen = [policy for policy in asked if for_subject(policy, case.subject)]
    scenes, down = Scenes(case.facts, book, case.as_of, case.lists), down_of(case.facts, case.lists)
    lines = tuple(_explained(policy, scenes, book, case.as_of, down) for policy in chosen)
    results = {line.policy.id: line.result for line in lines}
    found = choices(results, case.facts, book)
    return Evaluation(book, case.as_of, case.person, lines, found, total(results, book))


def evaluate_facts(facts: Facts, book: RuleBook, as_of: date, ask: Sequence[str] = (), person: str = "") -> Evaluation:
    """Every policy about single people for one person."""
    return evaluate(Case(person, facts, as_of, tuple(ask)), book)
