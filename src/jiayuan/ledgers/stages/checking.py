"""Stage check: mapped → checked. Standard cells, every finding of every row, and the lasting record of each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.models import Issue, LedgerFile
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.checks import Bounds, Finding, cell_findings, duplicates, row_findings
from jiayuan.ledgers.rules.recovery import recovered
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.lines import Line, lines_of
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.ledgers.stages.writing import write_lines


def _standard(line: Line, locator: Locator) -> None:
    cells = {
        attr: standardise(attr, line.raw[col]) if col < len(line.raw) else EMPTY for attr, col in line.columns.items()
    }
    line.cells = recovered(locator.locate(cells))


def _find(file: LedgerFile, lines: Sequence[Line]) -> None:
    template = file.template
    required = [column["attr"] for column in template.columns if column["required"]]
    bounds = Bounds(template.age_min, template.age_max)
    for line in lines:
        line.findings += [*cell_findings(line.cells, required), *row_findings(line.cells, bounds, file.as_of)]
    ids = [line.cells.get("id_number", EMPTY).value for line in lines]
    for at in duplicates(ids):
        lines[at].findings.append(Finding("id_number", "id_duplicate", "warn"))


def _issues(file: LedgerFile, lines: Sequence[Line]) -> Iterator[Issue]:
    scope = {"place_path": file.place_path, "owner_org_id": file.owner_org_id}
    for line in lines:
        for finding in line.findings:
            yield Issue(
                file=file, sheet=line.sheet, row=line.row, col=line.columns.get(finding.attr), attr=finding.attr,
                code=finding.code, severity=finding.severity, **scope,
            )  # fmt: skip


def check_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file; the base is untouched."""
    locator = Locator(PlacePath(file.place_path))
    lines = lines_of(file)
    for line in lines:
        _standard(line, locator)
    _find(file, lines)
    # A stage that is run again must not tell everything twice.
    Issue.objects.filter(file=file).delete()
    Issue.objects.bulk_create(_issues(file, lines), batch_size=2000)
    write_lines(file, lines)
    states = Counter(line.state for line in lines)
    file.counts = {"rows": len(lines), **{key: states[key] for key in ("ok", "warn", "error")}}
    file.counts["outside"] = sum(locator.outside(line.cells) for line in lines)
    move(file, "check", detail=file.counts)
