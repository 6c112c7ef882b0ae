"""Worked cases: facts in, decision out, written by the rule clerk; every row and every gate has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.evaluate import down_sources
from jiayuan.benefits.engine.facts import Facts, Lists
from jiayuan.benefits.engine.faults import BookError, Finding
from jiayuan.benefits.engine.given import day_of, entries_given, fact_of
from jiayuan.benefits.engine.interpret import truth
from jiayuan.benefits.engine.language.lists import SOURCES
from jiayuan.benefits.engine.language.walk import params_in
from jiayuan.benefits.engine.policy import Row
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.benefits.engine.reading.files import read
from jiayuan.benefits.engine.result import FIRST_GATE, NEEDS_RULING, NO_FIGURE, Result
from jiayuan.benefits.engine.scene import Scene, day_tested, scene_for

# Lists of a unit, each entry a group of facts; a list that is not written is one nobody has named.
LISTS = ("members", "parents", "supporters")
# What a clerk may write down as expected; the rest follows from the rule.
EXPECTED = ("code", "amount", "low", "high", "missing", "provisional")


@dataclass(frozen=True, slots=True)
class Worked:
    """One worked case; `expect` holds only what the clerk wrote down."""

    where: str
    policy: str
    as_of: str
    facts: Facts
    expect: Mapping[str, object]
    lists: Lists
    title: str = ""


def _base(entry: Entry) -> Mapping[str, object]:
    return entry.under("base").data


def _case(entry: Entry, base: Mapping[str, object], policy: str, book: RuleBook) -> Worked:
    entry.allow("title", "as_of", "facts", "without", "expect", *LISTS)
    raw = {**base, **entry.under("facts").data}
    for code in entry.texts("without"):
        raw.pop(code, None)
    facts = {code: fact_of(code, value, book) for code, value in raw.items()}
    expect = entry.under("expect").allow(*EXPECTED).data
    named = {name: entry.data[name] for name in LISTS if name in entry.data}
    lists = {SOURCES[name]: entries_given(name, given, book) for name, given in named.items()}
    title = entry.text("title")
    return Worked(f"{entry.where} {title}", policy, str(entry.data.get("as_of")), facts, expect, lists, title)


def worked_cases(book: RuleBook) -> list[Worked]:
    """All cases of `cases/*.yaml`, one file a policy; `base` facts hold for each case of the file."""
    found: list[Worked] = []
    for path in sorted((Path(book.folder) / "cases").glob("*.yaml")):
        entry = read(path).allow("policy", "base", "cases")
        policy = entry.text("policy")
        if policy not in book.policies:
            raise BookError(entry.where, "没有这项政策")
        found += [_case(item, _base(entry), policy, book) for item in entry.many("cases")]
    return found


def scene_of(case: Worked, book: RuleBook) -> Scene:
    """The unit of a case on its day, as the rules see it."""
    as_of = day_of(case.as_of, case.where)
    return scene_for(case.facts, book, day_tested(book.policies[case.policy], as_of), as_of, case.lists)


def run_case(case: Worked, book: RuleBook) -> Result:
    return assess(book.policies[case.policy], scene_of(case, book), book, down_sources(case.facts))


def rows_shown(case: Worked, result: Result, book: RuleBook) -> set[tuple[str, int]]:
    """The codes a case shows: its own, and where rows count together every row that was paid."""
    policy, shown = book.policies[case.policy], {(case.policy, result.code)}
    if policy.gather == "first" or result.code <= 0:
        return shown
    scene = scene_of(case, book)
    return shown | {(policy.id, number) for number, row in enumerate(policy.rows, 1) if truth(row.when, scene).yes}


def differs(case: Worked, result: Result) -> Iterator[Finding]:
    for key, wanted in case.expect.items():
        got = getattr(result, key)
        if (sorted(got) if key == "missing" else got) != (sorted(wanted) if isinstance(wanted, list) else wanted):
            yield Finding(case.where, f"{key} 应为 {wanted}，实为 {got}")


def _code_shown(number: int, row: Row, book: RuleBook) -> int:
    """The code a case of this row comes out with: its number, or that of a gap in the law or of a figure nobody has."""
    if row.pay is None:
        return NEEDS_RULING
    return NO_FIGURE if any(not book.params[name].values for name in params_in(row.pay)) else number


def _uncovered(book: RuleBook, seen: set[tuple[str, int]]) -> Iterator[Finding]:
    for policy in book.policies.values():
        for number, row in enumerate(policy.rows, 1):
            if (policy.id, _code_shown(number, row, book)) not in seen:
                yield Finding(policy.id, f"档位 {row.id} 没有算例")
        for index in range(len(policy.gates)):
            if (policy.id, FIRST_GATE - index) not in seen:
                yield Finding(policy.id, f"第 {index + 1} 个条件没有算例")


def check_cases(book: RuleBook) -> tuple[int, list[Finding]]:
    """How many cases there are, and what is wrong or not covered."""
    found: list[Finding] = []
    seen: set[tuple[str, int]] = set()
    cases = worked_cases(book)
    for case in cases:
        result = run_case(case, book)
        seen |= rows_shown(case, result, book)
        found.extend(differs(case, result))
    return len(cases), [*found, *_uncovered(book, seen)]
