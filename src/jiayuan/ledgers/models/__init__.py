"""Tables of the ledgers, one aggregate per file."""

from jiayuan.ledgers.models.file import FileBody, Issue, LedgerFile, LedgerRow, Record
from jiayuan.ledgers.models.match import Link, MatchModel, ReviewItem
from jiayuan.ledgers.models.template import HeaderAlias, SourceRank, Template

__all__ = [
    "FileBody",
    "HeaderAlias",
    "Issue",
    "LedgerFile",
    "LedgerRow",
    "Link",
    "MatchModel",
    "Record",
    "ReviewItem",
    "SourceRank",
    "Template",
]
