"""Why and why not, line by line: plain words, ✓ ✗ ?, the facts with source and date, clause and quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jiayuan.benefits.engine.assess import gates_of
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, UNKNOWN, Fact
from jiayuan.benefits.engine.interpret import truth
from jiayuan.benefits.engine.language.lists import NAMED, OF_UNIT
from jiayuan.benefits.engine.language.nodes import FactRef, Node, Plain
from jiayuan.benefits.engine.language.walk import folds_in, outside_lists, walk
from jiayuan.benefits.engine.outcome import Out
from jiayuan.benefits.engine.policy import Gate, Policy, Row
from jiayuan.benefits.engine.scene import Scene
from jiayuan.benefits.engine.words import Words

Mark = Literal["yes", "no", "unknown"]
Part = Literal["who", "not_if", "row"]


@dataclass(frozen=True, slots=True)
class UsedFact:
    """A fact as it was read; an expired value is kept for showing greyed, though it counted as unknown.

    `entry` says of which entry of a list ("members 2"), empty for the subject itself.
    """

    code: str
    zh: str
    en: str
    state: Literal["value", "absent", "unknown"]
    value: Plain | None
    as_of: str
    source: str
    note: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A gate or row. `mark` of a bar says whether one may pass it."""

    part: Part
    id: str
    say: Words
    mark: Mark
    cite: str
    quotes: tuple[str, ...]
    facts: tuple[UsedFact, ...]
    reached: bool


def _mark(out: Out) -> Mark:
    return "unknown" if out.unknown else "yes" if out.yes else "no"


def _used(code: str, fact: Fact, book: RuleBook, entry: str = "") -> UsedFact:
    defined = book.facts[code]
    state = {UNKNOWN: "unknown", ABSENT: "absent"}.get(fact.state, "value")
    return UsedFact(
        code=code,
        zh=defined.zh,
        en=defined.en,
        state="unknown" if state == "unknown" else "absent" if state == "absent" else "value",
        value=fact.value,
        as_of=fact.as_of.isoformat() if fact.as_of else "",
        source=fact.source or defined.source,
        note=fact.note,
        entry=entry,
    )


def facts_used(tree: Node, scene: Scene, book: RuleBook) -> tuple[UsedFact, ...]:
    """The facts a condition read, those of a list once for every entry."""
    found = [_used(code, scene.fact(code), book) for code in _asked_of_unit(tree)]
    for source, codes in _asked_of_lists(tree).items():
        for at, entry in enumerate(scene.lists.get(source, ()), 1):
            found += [_used(code, entry.fact(code), book, f"{NAMED[source]} {at}") for code in codes]
    return tuple(found)


def _asked_of_unit(tree: Node) -> dict[str, None]:
    """The facts of the unit itself; those of its home also where only a question to a list reads them."""
    inside = (part for fold in folds_in(tree) for part in walk(fold))
    parts = (*outside_lists(tree), *(part for part in inside if isinstance(part, FactRef) and part.of in OF_UNIT))
    return dict.fromkeys(part.code for part in parts if isinstance(part, FactRef))


def _asked_of_lists(tree: Node) -> dict[str, dict[str, None]]:
    """Source of a list → the facts of its entries that are read, in reading order."""
    found: dict[str, dict[str, None]] = {}
    for fold in folds_in(tree):
        codes = (part.code for part in walk(fold) if isinstance(part, FactRef) and part.of not in OF_UNIT)
        found.setdefault(fold.source, {}).update(dict.fromkeys(codes))
    return found


def _gate_step(index: int, gate: Gate, out: Out, scene: Scene, book: RuleBook) -> Step:
    part: Part = "not_if" if gate.bar else "who"
    facts = facts_used(gate.when, scene, book)
    return Step(part, f"g{index}", gate.say, _mark(out), gate.cite, (), facts, reached=True)


def _row_steps(rows: tuple[Row, ...], scene: Scene, book: RuleBook) -> Iterator[Step]:
    reached = True
    for row in rows:
        out = truth(row.when, scene)
        yield Step("row", row.id, row.say, _mark(out), row.cite, row.quotes, facts_used(row.when, scene, book), reached)
        # Rows after the deciding one are shown, but greyed: they were never asked.
        reached = reached and not out.unknown and not out.yes


def trace(policy: Policy, scene: Scene, book: RuleBook) -> tuple[Step, ...]:
    """Every gate, then every row; `reached` is False for rows after the one that decided."""
    outs = gates_of(policy, scene)
    steps = [
        _gate_step(at, gate, out, scene, book) for at, (gate, out) in enumerate(zip(policy.gates, outs, strict=True))
    ]
    return (*steps, *_row_steps(policy.rows, scene, book))


def deciding(steps: tuple[Step, ...]) -> Step | None:
    """The line that settles the answer: the first failed gate, else the first unknown gate, else the row reached."""
    gates = [step for step in steps if step.part != "row"]
    for mark in ("no", "unknown"):
        found = next((step for step in gates if step.mark == mark), None)
        if found is not None:
            return found
    return next((step for step in steps if step.part == "row" and step.mark != "no"), None)
