"""A whole book as named worksheets of text, and worksheets back into the files of a book: all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sheets.figures import (
    CASES,
    PARAMS,
    cases_grid,
    grid_cases,
    grid_params,
    params_grid,
)
from jiayuan.benefits.engine.sheets.files import Files, book_of, changed, data_of
from jiayuan.benefits.engine.sheets.grids import Grid, grid_policy, policy_grid

Sheets = Mapping[str, Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class CellFault:
    """What stands in the way of an import, where, and what to do about it."""

    sheet: str
    cell: str
    what: str


class SheetsRefused(Exception):
    """Nothing was imported; `faults` say why."""

    def __init__(self, faults: Sequence[CellFault]) -> None:
        super().__init__("；".join(f"{fault.sheet}!{fault.cell} {fault.what}" for fault in faults))
        self.faults = tuple(faults)


def _named(files: Files, folder: str) -> dict[str, str]:
    """Name of a worksheet → its file."""
    return {PurePosixPath(name).stem: name for name in sorted(files) if name.startswith(f"{folder}/")}


def sheets_of(files: Files, book: RuleBook) -> dict[str, Grid]:
    """A worksheet for each policy, then the figures and the cases."""
    found = {name: policy_grid(data_of(files, file), book.facts) for name, file in _named(files, "policies").items()}
    found[PARAMS] = params_grid(data_of(files, "params.yaml"))
    found[CASES] = cases_grid({name: data_of(files, file) for name, file in _named(files, "cases").items()})
    return found


def _one(name: str, grid: Sequence[Sequence[str]], files: Files, book: RuleBook) -> dict[str, str]:
    """The files with one worksheet read in."""
    if name == PARAMS:
        return changed(files, "params.yaml", grid_params(grid, data_of(files, "params.yaml")))
    if name == CASES:
        found = dict(files)
        for file, data in grid_cases(grid).items():
            found = changed(found, f"cases/{file}.yaml", data)
        return found
    file = f"policies/{name}.yaml"
    return changed(files, file, grid_policy(grid, data_of(files, file), book.facts))


def _strangers(sheets: Sheets, files: Files) -> list[CellFault]:
    known = {*_named(files, "policies"), PARAMS, CASES}
    foreign = [
        CellFault(name, "", "不是本规则库的工作表：删除它，或改回导出时的名称") for name in sheets if name not in known
    ]
    return foreign + [CellFault(name, "", "缺少这张工作表：请在导出的文件上修改") for name in sorted(known - {*sheets})]


def files_from(sheets: Sheets, files: Files, book: RuleBook) -> dict[str, str]:
    """The files as the worksheets say; raises SheetsRefused with every fault. Unchanged files keep their bytes."""
    faults = _strangers(sheets, files)
    found = dict(files)
    for name, grid in sheets.items() if not faults else ():
        try:
            found = _one(name, grid, found, book)
        except BookError as wrong:
            faults.append(CellFault(name, wrong.where, wrong.what))
    if not faults:
        try:
            book_of(found)
        except BookError as wrong:
            faults.append(CellFault(PurePosixPath(wrong.where.split(":")[0]).stem, wrong.where, wrong.what))
    if faults:
        raise SheetsRefused(faults)
    return found
