"""Stage check: mapped → checked. Standard cells, every finding of every row, and the lasting record of each line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import polars as pl

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.models import Issue, LedgerFile
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.checks import Bounds, Finding, blocked, cell_findings, duplicates, row_findings, ruled
from jiayuan.ledgers.rules.recovery import recovered
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.known import ask_base
from jiayuan.ledgers.stages.lines import Line, lines_of
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.ledgers.stages.unplaced import settle
from jiayuan.ledgers.stages.writing import write_lines
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


def _find(file: LedgerFile, lines: Sequence[Line]) -> int:
    """Standardises every line and notes what is wrong; returns how many say they belong elsewhere."""
    template, locator, known = (
        file.template,
        Locator(PlacePath(file.place_path)),
        defaultdict[str, dict[str, Std]](dict),
    )
    required = [column["attr"] for column in template.columns if column["required"]]
    bounds = Bounds(template.age_min, template.age_max)
    rules = {column["attr"]: column["rule"] for column in template.columns if column.get("rule")}
    outside = 0
    # Line by line and not check by check: the number that was just read is still known.
    for line in lines:
        _standard(line, locator, known)
        line.findings += [*cell_findings(line.cells, required), *row_findings(line.cells, bounds, file.as_of)]
        line.findings += ruled(line.cells, rules, file.as_of)
        if line.state == "error":
            line.cells = blocked(line.cells, line.findings)
        outside += locator.outside(line.cells)
    _repeated(lines, "id_number", "id_duplicate")
    for attr in (attr for attr, rule in rules.items() if rule == "unique"):
        _repeated(lines, attr, "value_twice")
    return outside


def _repeated(lines: Sequence[Line], attr: str, code: str) -> None:
    for at in duplicates([line.cells.get(attr, EMPTY).value for line in lines]):
        lines[at].findings.append(Finding(attr, code, "warn"))


def _issues(lines: Sequence[Line]) -> Iterator[tuple[object, ...]]:
    for line in lines:
        for one in line.findings:
            yield line.sheet, line.row, line.columns.get(one.attr), one.attr, one.code, one.severity


def _store_issues(file: LedgerFile, lines: Sequence[Line]) -> None:
    # A stage that is run again must not tell everything twice.
    Issue.objects.filter(file=file).delete()
    frame = pl.DataFrame(list(_issues(lines)), schema=ISSUE, orient="row")
    words = {"file": file.pk, "place": file.place_path, "org": file.owner_org_id}
    with registry.copied(frame, ISSUE_TYPES) as staged:
        registry.run(registry.fill(ISSUES, staged=staged), words)


def check_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file; the base is untouched."""
    lines = lines_of(file)
    outside = _find(file, lines)
    settle(file, lines)
    ask_base(file, lines)
    _store_issues(file, lines)
    write_lines(file, lines)
    states = Counter(line.state for line in lines)
    file.counts = {"rows": len(lines), **{key: states[key] for key in ("ok", "warn", "error")}, "outside": outside}
    move(file, "check", detail=file.counts)
