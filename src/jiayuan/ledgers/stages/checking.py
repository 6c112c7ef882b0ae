"""Standard cells, and every finding of every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from jiayuan.ledgers.bodies.completing import completed
from jiayuan.ledgers.bodies.completing import outside as located_outside
from jiayuan.ledgers.bodies.kinds import BODY_KINDS
from jiayuan.ledgers.models import LedgerFile, Template
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.checks import Bounds, Finding, blocked, cell_findings, duplicates, row_findings, ruled
from jiayuan.ledgers.rules.recovery import recovered
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.lines import Line
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.registry import api as registry

ISSUES = """
INSERT INTO ledgers_issue (file_id, sheet, row, col, attr, code, severity, state, place_path, owner_org_id)
SELECT %(file)s, s.sheet, s.row, s.col, s.attr, s.code, s.severity, 'open', %(place)s, %(org)s
FROM {staged} s ORDER BY s.sheet, s.row
"""
ISSUE_TYPES = {
    "sheet": "smallint", "row": "int", "col": "smallint", "attr": "text", "code": "text", "severity": "text",
}  # fmt: skip
ISSUE = {"sheet": pl.Int16, "row": pl.Int32, "col": pl.Int16, **dict.fromkeys(("attr", "code", "severity"), pl.String)}
# attribute → cell as typed → its standard form, within one file: words of lists and addresses come again and again.
Known = dict[str, dict[str, Std]]


def _one(attr: str, raw: str, known: dict[str, Std]) -> Std:
    found = known.get(raw)
    if found is None:
        found = known[raw] = standardise(attr, raw)
    return found


def _standard(line: Line, locator: Locator, known: Known) -> None:
    cells = {
        attr: _one(attr, line.raw[col], known[attr]) if col < len(line.raw) else EMPTY
        for attr, col in line.columns.items()
    }
    line.cells = recovered(locator.locate(cells))


@dataclass(frozen=True, slots=True)
class Tools:
    """What is kept from chunk to chunk of a file."""

    locator: Locator
    known: Known


def unique_attrs(template: Template) -> frozenset[str]:
    """The attributes of which no two rows of a file may have the same value."""
    return frozenset(column["attr"] for column in template.columns if column.get("rule") == "unique")


def find(file: LedgerFile, lines: Sequence[Line], tools: Tools) -> int:
    """Standardises lines and notes what is wrong in each; returns how many say they belong elsewhere."""
    template, locator, known = file.template, tools.locator, tools.known
    required = [column["attr"] for column in template.columns if column["required"]]
    kind = BODY_KINDS.get(template.family)
    bounds = Bounds(template.age_min, template.age_max)
    rules = {column["attr"]: column["rule"] for column in template.columns if column.get("rule")}
    outside = 0
    # Line by line and not check by check: the number that was just read is still known.
    for line in lines:
        _standard(line, locator, known)
        if kind:
            line.cells = completed(kind, line.cells, locator, rules)
        line.findings += [*cell_findings(line.cells, required), *row_findings(line.cells, bounds, file.as_of)]
        line.findings += ruled(line.cells, rules, file.as_of)
        if line.state == "error":
            line.cells = blocked(line.cells, line.findings)
        outside += located_outside(kind, line.cells, locator) if kind else locator.outside(line.cells)
    return outside


def repeated(file: LedgerFile, lines: Sequence[Line]) -> None:
    """Notes values that an earlier line of the file has as well."""
    _repeated(lines, "id_number", "id_duplicate")
    for attr in sorted(unique_attrs(file.template)):
        _repeated(lines, attr, "value_twice")


def _repeated(lines: Sequence[Line], attr: str, code: str) -> None:
    for at in duplicates([line.cells.get(attr, EMPTY).value for line in lines]):
        lines[at].findings.append(Finding(attr, code, "warn"))


def _issues(lines: Sequence[Line]) -> Iterator[tuple[object, ...]]:
    for line in lines:
        for one in line.findings:
            yield line.sheet, line.row, line.columns.get(one.attr), one.attr, one.code, one.severity


def store_issues(file: LedgerFile, lines: Sequence[Line]) -> None:
    """Adds what was found in these lines."""
    frame = pl.DataFrame(list(_issues(lines)), schema=ISSUE, orient="row")
    words = {"file": file.pk, "place": file.place_path, "org": file.owner_org_id}
    with registry.copied(frame, ISSUE_TYPES) as staged:
        registry.run(registry.fill(ISSUES, staged=staged), words)
