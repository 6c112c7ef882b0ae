"""The proof that the explainer and the set run are one: code, amount, bounds and missing facts, person by person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.families import Family, random_families, tables_of
from jiayuan.benefits.engine.result import Result, status_of
from jiayuan.benefits.engine.scene import Scene, day_tested, scene_for
from jiayuan.benefits.engine.setrun import SetRunner, plan_cached
from jiayuan.benefits.engine.sets.plan import SetPlan

Shape = tuple[int, int | None, int, int | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two disagree; `unit` is the key in the sample."""

    policy: str
    unit: str
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


Scenes = Mapping[str, Scene]


def _of_policy(policy: Policy, runner: SetRunner, scenes: Scenes, book: RuleBook) -> Iterator[Difference]:
    steps = plan_cached(policy, book, runner.as_of, frozenset())
    # A run asks most people less than the whole rule; it must find the same.
    short = {row["person"]: row for row in runner.policy(policy).rows.to_pylist()}
    for row in runner.everything(policy).to_pylist():
        explained, computed = _explained(assess(policy, scenes[row["person"]], book)), _computed(row, steps)
        found = short.get(row["person"])
        kept = status_of(row["code"]) != "no"
        if explained != computed or kept != (found is not None) or (found and _computed(found, steps) != computed):
            yield Difference(policy.id, row["person"], explained, computed)


def scenes_of(policy: Policy, families: Sequence[Family], book: RuleBook, as_of: date) -> Scenes:
    """Every unit a policy is asked about, by its key in the tables."""
    day, found = day_tested(policy, as_of), dict[str, Scene]()
    for at, family in enumerate(families):
        if not policy.of_person:
            found[str(at)] = scene_for(family.facts, book, day, as_of, family.lists)
            continue
        for number, member in enumerate(family.members):
            facts = {**family.facts, **member.facts}
            found[f"{at}.{number}"] = scene_for(facts, book, day, as_of, family.lists_of(member))
    return found


def differences(book: RuleBook, families: Sequence[Family], as_of: date) -> list[Difference]:
    """Every disagreement over these families and all policies in force that are run over sets."""
    tables = dict(tables_of(families, book))
    found: list[Difference] = []
    stood: dict[tuple[bool, date], Scenes] = {}
    with SetRunner(tables.pop("people"), book, as_of, others=tables) as runner:
        for policy in (one for one in book.in_force(as_of) if one.entity != "claim"):
            # Policies that ask the same units on the same day share their scenes: a third of the whole work.
            asked = (policy.of_person, day_tested(policy, as_of))
            if asked not in stood:
                stood[asked] = scenes_of(policy, families, book, as_of)
            found.extend(_of_policy(policy, runner, stood[asked], book))
    return found


def parity(book: RuleBook, count: int, seed: int, as_of: date) -> list[Difference]:
    """At least `count` random people in families, 10 % of their facts unknown."""
    # Three people a family on average.
    return differences(book, random_families(book, -(-count // 3), seed, as_of), as_of)
