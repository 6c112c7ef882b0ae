"""What stands in the editor's margin: faults, plain words, grid, coverage, and one person tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jiayuan.benefits.rulebook import (
    BookError,
    Coverage,
    Explained,
    Grid,
    Policy,
    PolicySheet,
    RuleBook,
    applied,
    book_of,
    changed,
    coverage,
    data_of,
    explain_one,
    fact_of,
    file_of,
    gaps_of,
    grid,
    plainly,
    worked_cases,
)
from jiayuan.web.benefits.rules.faultwords import of_book
from jiayuan.web.benefits.rules.words import spot_words
from jiayuan.web.benefits.wording import localised


@dataclass(frozen=True, slots=True)
class RowTold:
    """A row in plain words, with the cases behind it."""

    id: str
    when: str
    pay: str
    cases: int


@dataclass(frozen=True, slots=True)
class Margin:
    """`fault` alone when the table makes no book; everything else once it does."""

    fault: tuple[str, str] | None = None
    rows: list[RowTold] = field(default_factory=list)
    spots: list[tuple[str, bool]] = field(default_factory=list)
    grid: Grid | None = None
    coverage: Coverage | None = None
    gates: list[tuple[str, int]] = field(default_factory=list)


def with_sheet(files: Mapping[str, str], policy: str, sheet: PolicySheet, book: RuleBook) -> dict[str, str]:
    """The files with the sheet in place of the policy's; raises BookError naming row and cell."""
    name = file_of(files, policy)
    return changed(files, name, applied(data_of(files, name), sheet, book.facts))


def _rows(policy: Policy, book: RuleBook, covered: Coverage) -> list[RowTold]:
    found = []
    for number, row in enumerate(policy.rows, 1):
        when, pay = plainly(row.when, book), plainly(row.pay, book) if row.pay is not None else None
        shown = localised(pay.zh, pay.en) if pay is not None else row.ruling
        found.append(RowTold(row.id, localised(when.zh, when.en), shown, covered.rows[number]))
    return found


def _spots(found: Grid) -> list[tuple[str, bool]]:
    return [
        (f"{'+'.join(spot.rows)} {spot_words(spot.kind, spot.example)}".strip(), spot.grave) for spot in found.spots
    ]


def margin(files: Mapping[str, str], policy_id: str, as_of: date) -> Margin:
    """The margin of a policy of these files; a fault of any file is told instead."""
    try:
        book = book_of(files)
        policy, gaps = book.policies[policy_id], gaps_of(book)
        covered = coverage(policy, book, worked_cases(book))
    except BookError as wrong:
        return Margin(fault=of_book(wrong))
    found = grid(policy, book, max(as_of, policy.start), gaps.get(policy_id, ()))
    gates = [(localised(gate.say.zh, gate.say.en), covered.gates[at]) for at, gate in enumerate(policy.gates)]
    return Margin(None, _rows(policy, book, covered), _spots(found), found, covered, gates)


def tried(fields: Mapping[str, str], policy: Policy, book: RuleBook, as_of: date) -> Explained:
    """One person whose facts were typed in; nothing of it is kept. Raises BookError naming a fact of the wrong type."""
    facts = {}
    for code in policy.facts:
        raw = fields.get(f"try-{code}", "").strip()
        if raw:
            facts[code] = fact_of(code, _typed(raw, book.facts[code].kind, code), book)
    return explain_one(policy, facts, book, as_of)


def _typed(raw: str, kind: str, code: str) -> object:
    """A typed text as JSON would give it; "none" is known absent."""
    if raw == "none!":
        return None
    if kind == "bool":
        return raw == "true"
    if kind not in ("int", "money"):
        return raw
    try:
        return round(float(raw) * 100) if kind == "money" else int(raw)
    except (ValueError, OverflowError) as wrong:
        raise BookError(code, "应为数字") from wrong
