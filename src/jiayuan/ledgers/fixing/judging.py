"""What is wrong with a row once some of its cells are corrected: the same rules as the check stage."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.fixing.faults import Fault, Opened
from jiayuan.ledgers.fixing.rules.suggest import Wrong, suggest
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.checks import Bounds, Finding, cell_findings, row_findings
from jiayuan.ledgers.rules.recovery import recovered
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.lines import columns_of
from jiayuan.ledgers.stages.locating import ADDRESSES, Locator

PLACES = frozenset({"community", *ADDRESSES})


class Judge:
    """Judges the corrected rows of one file; looks for places only when a page asks about one."""

    def __init__(self, file: LedgerFile) -> None:
        self.file = file
        self.sheets: Mapping[int, Mapping[str, Any]] = {sheet["sheet"]: sheet for sheet in file.mapping}

    @cached_property
    def locator(self) -> Locator:
        return Locator(PlacePath(self.file.place_path))

    def findings(self, sheet: int, row: Opened, typed: Mapping[int, str]) -> list[Finding]:
        """The findings of a row with the corrections `typed` (column → text) in place."""
        template = self.file.template
        raw = dict(enumerate(row.raw)) | dict(typed)
        columns = columns_of(self.sheets[sheet])
        cells = {attr: standardise(attr, raw[col]) if col in raw else EMPTY for attr, col in columns.items()}
        if PLACES & {attr for attr, col in columns.items() if col in typed}:
            cells = self.locator.locate(cells)
        cells = recovered(cells)
        required = [column["attr"] for column in template.columns if column["required"]]
        bounds = Bounds(template.age_min, template.age_max)
        return [*cell_findings(cells, required), *row_findings(cells, bounds, self.file.as_of)]

    def suggestion(self, fault: Fault, row: Opened) -> str:
        """A proposal for a wrong cell; '' where the row gives none or was moved as a whole."""
        col = fault.place[2]
        if row.moved or col >= len(row.raw):
            return ""
        names = list(self.locator.communities) if fault.code == "community_unknown" else ()
        return suggest(Wrong(fault.attr, fault.code, row.raw[col], row.cells, names))
