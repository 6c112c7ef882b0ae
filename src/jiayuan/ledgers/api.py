"""The only door of the ledgers: uploads, their stages, the review queue, and where a value came from."""

from jiayuan.ledgers.actions.commands import command
from jiayuan.ledgers.actions.receiving import receive
from jiayuan.ledgers.events import LedgerMerged, LedgerUndone
from jiayuan.ledgers.queries.cells import cell
from jiayuan.ledgers.queries.columns import columns
from jiayuan.ledgers.queries.files import list_files, status
from jiayuan.ledgers.queries.findings import error_workbook, issue_counts
from jiayuan.ledgers.queries.previews import preview
from jiayuan.ledgers.reviewing.cards import review
from jiayuan.ledgers.reviewing.deciding import decide
from jiayuan.ledgers.reviewing.waiting import review_count, review_items
from jiayuan.ledgers.runner import run_to
from jiayuan.ledgers.seeding import load_templates
from jiayuan.ledgers.shapes import CellRef, ColumnView, FileRef, PreviewRow, ReviewCard, ReviewView
from jiayuan.ledgers.templates import template, templates, wanted

__all__ = [
    "CellRef",
    "ColumnView",
    "FileRef",
    "LedgerMerged",
    "LedgerUndone",
    "PreviewRow",
    "ReviewCard",
    "ReviewView",
    "cell",
    "columns",
    "command",
    "decide",
    "error_workbook",
    "issue_counts",
    "list_files",
    "load_templates",
    "preview",
    "receive",
    "review",
    "review_count",
    "review_items",
    "run_to",
    "status",
    "template",
    "templates",
    "wanted",
]
