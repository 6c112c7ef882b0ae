"""The pure half of the door: rule books and the engine, without Django and without a database.

`jiayuan evaluate` and `jiayuan rulebook` enter here and start in an instant; everything about people goes through
`api`. An import contract holds that nothing below reaches Django.
"""

from __future__ import annotations

from jiayuan.benefits.books import book_folder, load_book
from jiayuan.benefits.engine.answer import answer
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.bulk import BulkLine, in_bulk, write_rows
from jiayuan.benefits.engine.engineparity import engine_differences, random_tables
from jiayuan.benefits.engine.engines import ENGINES
from jiayuan.benefits.engine.evaluate import Evaluation, Explained, evaluate_facts
from jiayuan.benefits.engine.evaluate import explain as explain_one
from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.faults import BookError, Finding
from jiayuan.benefits.engine.flat import flat_tables
from jiayuan.benefits.engine.gate.checking import full_check
from jiayuan.benefits.engine.gate.coverage import Coverage, coverage
from jiayuan.benefits.engine.gate.gaps import gaps_of
from jiayuan.benefits.engine.gate.grid import Grid, grid, grids, said
from jiayuan.benefits.engine.gate.states import MOVES, commands
from jiayuan.benefits.engine.given import fact_of
from jiayuan.benefits.engine.parity import Difference, parity
from jiayuan.benefits.engine.quotes import check_quotes, texts_folder
from jiayuan.benefits.engine.sheets.bundle import CellFault, SheetsRefused, files_from, sheets_of
from jiayuan.benefits.engine.sheets.files import book_of, changed, data_of, file_of, files_in
from jiayuan.benefits.engine.sheets.lines import Line as SheetLine
from jiayuan.benefits.engine.sheets.plainly import plainly
from jiayuan.benefits.engine.sheets.policy import GateCells, PolicySheet, RowCells, applied, policy_sheet
from jiayuan.benefits.engine.sheets.workbook import sheets_in, workbook
from jiayuan.benefits.engine.trace import Step
from jiayuan.benefits.engine.worked import check_cases, worked_cases

__all__ = [
    "ENGINES",
    "MOVES",
    "BookError",
    "BulkLine",
    "CellFault",
    "Coverage",
    "Difference",
    "Evaluation",
    "Explained",
    "FactDef",
    "Finding",
    "GateCells",
    "Grid",
    "Policy",
    "PolicySheet",
    "RowCells",
    "RuleBook",
    "SheetLine",
    "SheetsRefused",
    "Step",
    "answer",
    "applied",
    "book_folder",
    "book_of",
    "changed",
    "check_cases",
    "check_quotes",
    "commands",
    "coverage",
    "data_of",
    "engine_differences",
    "evaluate_facts",
    "explain_one",
    "fact_of",
    "file_of",
    "files_from",
    "files_in",
    "flat_tables",
    "full_check",
    "gaps_of",
    "grid",
    "grids",
    "in_bulk",
    "load_book",
    "parity",
    "plainly",
    "policy_sheet",
    "random_tables",
    "said",
    "sheets_in",
    "sheets_of",
    "texts_folder",
    "workbook",
    "worked_cases",
    "write_rows",
]
