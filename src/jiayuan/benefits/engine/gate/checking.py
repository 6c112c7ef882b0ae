"""Everything a book must pass before anybody looks at what it changes: quotes, cases and where they stand, grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import Finding
from jiayuan.benefits.engine.gate.edges import bare_edges
from jiayuan.benefits.engine.gate.gaps import gaps_of
from jiayuan.benefits.engine.gate.grid import Grid, grids
from jiayuan.benefits.engine.quotes import check_quotes
from jiayuan.benefits.engine.worked import check_cases


@dataclass(frozen=True, slots=True)
class Report:
    """What was found; `cases` were run, `cells` were tried."""

    findings: tuple[Finding, ...]
    cases: int
    grids: Sequence[Grid]

    @property
    def passes(self) -> bool:
        return not any(finding.grave for finding in self.findings)

    @property
    def cells(self) -> int:
        return sum(grid.cells for grid in self.grids)


def full_check(book: RuleBook, texts: Path | None, as_of: date) -> Report:
    """The report; raises BookError where cases or gaps cannot be read."""
    count, failed = check_cases(book)
    found = grids(book, as_of, gaps_of(book))
    of_grids = [finding for grid in found for finding in grid.findings()]
    return Report((*check_quotes(book, texts), *failed, *bare_edges(book), *of_grids), count, found)
