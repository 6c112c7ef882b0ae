"""Tables of the ledgers, one aggregate per file."""

from jiayuan.ledgers.models.catalogue import DataService, Dataset, Use, UseDay
from jiayuan.ledgers.models.exchange import (
    Change,
    Cursor,
    ExchangeRoot,
    Message,
    MessageBody,
    Nonce,
    Peer,
    Statement,
)
from jiayuan.ledgers.models.file import FileBody, LedgerFile
from jiayuan.ledgers.models.fixing import Correction
from jiayuan.ledgers.models.forms import FormRow, FormSpec, FormTask
from jiayuan.ledgers.models.link import Link
from jiayuan.ledgers.models.match import MatchModel
from jiayuan.ledgers.models.quality import QualityGap, QualityScore
from jiayuan.ledgers.models.review import LinkGuard, ReviewItem
from jiayuan.ledgers.models.row import Issue, LedgerRow, Record
from jiayuan.ledgers.models.template import HeaderAlias, SourceRank, Template

__all__ = [
    "Change",
    "Correction",
    "Cursor",
    "DataService",
    "Dataset",
    "ExchangeRoot",
    "FileBody",
    "FormRow",
    "FormSpec",
    "FormTask",
    "HeaderAlias",
    "Issue",
    "LedgerFile",
    "LedgerRow",
    "Link",
    "LinkGuard",
    "MatchModel",
    "Message",
    "MessageBody",
    "Nonce",
    "Peer",
    "QualityGap",
    "QualityScore",
    "Record",
    "ReviewItem",
    "SourceRank",
    "Statement",
    "Template",
    "Use",
    "UseDay",
]
