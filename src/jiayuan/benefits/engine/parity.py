"""The proof that the explainer and the set run are one: code, amount, bounds and missing facts, person by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.engine.people import flat_columns, random_people
from jiayuan.benefits.engine.result import Result
from jiayuan.benefits.engine.scene import Scene, day_tested, scene_for
from jiayuan.benefits.engine.setrun import SetRunner, arrow_people, plan_cached
from jiayuan.benefits.engine.sets.plan import SetPlan

Shape = tuple[int, int | None, int, int | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two disagree; `person` is the number in the sample."""

    policy: str
    person: int
    explained: Shape
    computed: Shape


def _explained(result: Result) -> Shape:
    return (result.code, result.amount, result.low, result.high, result.missing)


def _computed(row: dict[str, object], steps: SetPlan) -> Shape:
    code, amount, low, high, bits = (row[name] for name in ("code", "amount", "low", "high", "missing"))
    assert isinstance(code, int)
    assert isinstance(bits, int)
    return (code, _fen(amount), _fen(low) or 0, _fen(high), steps.missing_names(bits))


def _fen(number: object) -> int | None:
    return number if isinstance(number, int) else None


def _of_policy(policy: Policy, runner: SetRunner, scenes: Sequence[Scene], book: RuleBook) -> Iterator[Difference]:
    steps = plan_cached(policy, book, runner.as_of, frozenset())
    for row in runner.everything(policy).to_pylist():
        person = int(row["person"])
        explained = _explained(assess(policy, scenes[person], book))
        computed = _computed(row, steps)
        if explained != computed:
            yield Difference(policy.id, person, explained, computed)


def differences(book: RuleBook, people: Sequence[Facts], as_of: date) -> list[Difference]:
    """Every disagreement over these people and all policies in force."""
    codes = [code for code in book.facts if code != "age"]
    found: list[Difference] = []
    with SetRunner(arrow_people(flat_columns(people, codes), book), book, as_of) as runner:
        days = {day_tested(policy, as_of) for policy in book.in_force(as_of)}
        scenes = {day: [scene_for(facts, book, day, as_of) for facts in people] for day in days}
        for policy in book.in_force(as_of):
            found.extend(_of_policy(policy, runner, scenes[day_tested(policy, as_of)], book))
    return found


def parity(book: RuleBook, count: int, seed: int, as_of: date) -> list[Difference]:
    """`count` random people, 10 % of their facts unknown."""
    return differences(book, random_people(book, count, seed, as_of), as_of)
