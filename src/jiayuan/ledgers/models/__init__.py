"""Tables of the ledgers, one aggregate per file."""

from jiayuan.ledgers.models.file import FileBody, LedgerFile
from jiayuan.ledgers.models.link import Link
from jiayuan.ledgers.models.match import MatchModel
from jiayuan.ledgers.models.review import ReviewItem
from jiayuan.ledgers.models.row import Issue, LedgerRow, Record
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
