"""Where rule books lie: a name of `seeds/rulebook`, or any folder. No Django, no database."""

from __future__ import annotations

import logging
from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.shelf import kept

log = logging.getLogger(__name__)

PACKAGE = Path(__file__).resolve().parent.parent
# Beside the sources in a checkout, inside the package when installed.
FOLDERS = (PACKAGE.parent.parent / "seeds" / "rulebook", PACKAGE / "seeds" / "rulebook")
HOME_BOOK = "bj"


def book_folder(name: str) -> Path:
    """The folder of a book by name or path; raises BookError when there is none."""
    for folder in (*(root / name for root in FOLDERS), Path(name)):
        if (folder / "book.yaml").is_file():
            return folder
    raise BookError(name, "没有这个规则库")


def checked_book(name: str = HOME_BOOK) -> RuleBook:
    """The book as its files are now; raises BookError with the first fault."""
    found = kept(book_folder(name))
    if found.fault is not None:
        raise found.fault
    assert found.good is not None
    return found.good


def load_book(name: str = HOME_BOOK) -> RuleBook:
    """The book to decide by. While its files do not check, the last good book of this process stays."""
    found = kept(book_folder(name))
    if found.good is None:
        return checked_book(name)
    if found.fault is not None:
        # Pages go on with the rules that were in force; whoever edits the book sees the fault in `rulebook check`.
        log.warning("rule book %s does not check, the last good one stays: %s", name, found.fault)
    return found.good
