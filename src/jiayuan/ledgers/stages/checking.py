"""Standard cells, and every finding of every row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from jiayuan.ledgers.bodies.completing import completed
from jiayuan.ledgers.bodies.completing import outside as located_outside
from jiayuan.ledgers.bodies.kinds import BODY_KINDS
from jiayuan.ledgers.models import LedgerFile, Template
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.checks import Bounds, blocked, cell_findings, row_findings, ruled
from jiayuan.ledgers.rules.recovery import recovered
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.lines import Line, columns_of
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.ledgers.stages.plain import Reading
from jiayuan.ledgers.stages.sight import Seen
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
    if line.moved:
        # The cell a value is traced to is the one it was typed in.
        typed_in = {attr: line.moved[col] for attr, col in line.columns.items() if line.moved[col] != col}
        line.cells |= {attr: replace(line.cells[attr], col=col) for attr, col in typed_in.items()}


@dataclass(frozen=True, slots=True)
class Tools:
    """What is kept from chunk to chunk of a file."""

    locator: Locator
    known: Known = field(default_factory=lambda: defaultdict(dict))
    usual: Seen = field(default_factory=dict)


def unique_attrs(template: Template) -> frozenset[str]:
    """The attributes of which no two rows of a file may have the same value."""
    return frozenset(column["attr"] for column in template.columns if column.get("rule") == "unique")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a template asks of its lines."""

    required: list[str]
    bounds: Bounds
    rules: dict[str, str]


def asked_of(template: Template) -> Asked:
    return Asked(
        [column["attr"] for column in template.columns if column["required"]],
        Bounds(template.age_min, template.age_max),
        {column["attr"]: column["rule"] for column in template.columns if column.get("rule")},
    )


def reading(file: LedgerFile, sheet: Mapping[str, Any], tools: Tools) -> Reading | None:
    """How plain lines of a sheet are known; None where every line goes through the rules."""
    # Blocks that move back tell of every line they touch; what is no person has rules of its own.
    if sheet.get("shifts") or file.template.family in BODY_KINDS:
        return None
    asked = asked_of(file.template)
    past = frozenset(attr for attr, rule in asked.rules.items() if rule == "past")
    return Reading(
        columns_of(sheet), asked.required, asked.bounds, file.as_of, past, file.template.row_key, tools.locator,
        tools.usual,
    )  # fmt: skip


def find(file: LedgerFile, lines: Sequence[Line], tools: Tools) -> int:
    """Standardises lines and notes what is wrong in each; returns how many say they belong elsewhere."""
    locator, known, asked = tools.locator, tools.known, asked_of(file.template)
    kind = BODY_KINDS.get(file.template.family)
    outside = 0
    # Line by line and not check by check: the number that was just read is still known.
    for line in lines:
        _standard(line, locator, known)
        if kind:
            line.cells = completed(kind, line.cells, locator, asked.rules)
        line.findings += [
            *cell_findings(line.cells, asked.required),
            *row_findings(line.cells, asked.bounds, file.as_of),
        ]
        line.findings += ruled(line.cells, asked.rules, file.as_of)
        if line.state == "error":
            line.cells = blocked(line.cells, line.findings)
        outside += located_outside(kind, line.cells, locator) if kind else locator.outside(line.cells)
    return outside


def _issues(lines: Sequence[Line]) -> Iterator[tuple[object, ...]]:
    for line in lines:
        for one in line.findings:
            yield line.sheet, line.row, line.columns.get(one.attr), one.attr, one.code, one.severity


def issues_of(lines: Sequence[Line]) -> pl.DataFrame:
    """What was found in these lines, a finding a row."""
    return pl.DataFrame(list(_issues(lines)), schema=ISSUE, orient="row")


def store_issues(file: LedgerFile, found: pl.DataFrame) -> None:
    """Adds findings (columns of ISSUE) of a file."""
    words = {"file": file.pk, "place": file.place_path, "org": file.owner_org_id}
    with registry.at_hand(found, ISSUE_TYPES) as staged:
        registry.run(registry.fill(ISSUES, staged=staged), words)
