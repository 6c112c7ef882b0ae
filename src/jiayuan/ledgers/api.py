"""The only door of the ledgers: uploads, their stages, the review queue, and where a value came from."""

from jiayuan.ledgers.actions import command, receive
from jiayuan.ledgers.queries import (
    cell,
    columns,
    error_workbook,
    issue_counts,
    list_files,
    preview,
    status,
)
from jiayuan.ledgers.reviewing import decide, review, review_count, review_items
from jiayuan.ledgers.runner import run_to
from jiayuan.ledgers.shapes import (
    CellRef,
    ColumnView,
    FileRef,
    LedgerMerged,
    LedgerUndone,
    PreviewRow,
    ReviewCard,
    ReviewView,
)
from jiayuan.ledgers.templates import load_templates, template, templates, wanted

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
