"""Where rule books lie: a name of `seeds/rulebook`, or any folder. No Django, no database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.shelf import Kept, kept

log = logging.getLogger(__name__)

PACKAGE = Path(__file__).resolve().parent.parent
# Beside the sources in a checkout, inside the package when installed.
FOLDERS = (PACKAGE.parent.parent / "seeds" / "rulebook", PACKAGE / "seeds" / "rulebook")
HOME_BOOK = "bj"
# Who knows of a published book; without a database nobody does, and the files that ship decide.
_PUBLISHED: list[Callable[[], RuleBook | None]] = []


def ask_published(source: Callable[[], RuleBook | None]) -> None:
    """Names the one who knows which book is in force; None from it means the shipped one."""
    _PUBLISHED[:] = [source]


def book_folder(name: str) -> Path:
    """The folder of a book by name or path; raises BookError when there is none."""
    for folder in (*(root / name for root in FOLDERS), Path(name)):
        if (folder / "book.yaml").is_file():
            return folder
    raise BookError(name, "没有这个规则库")


def _kept(name: str) -> Kept:
    """A book by name or path; `bj:110102` is the city's as that district has raised it."""
    folder, _, district = name.partition(":")
    return kept(book_folder(folder), district)


def checked_book(name: str = HOME_BOOK) -> RuleBook:
    """The book as its files are now; raises BookError with the first fault."""
    found = _kept(name)
    if found.fault is not None:
        raise found.fault
    assert found.good is not None
    return found.good


def load_book(name: str = HOME_BOOK) -> RuleBook:
    """The book to decide by. While its files do not check, the last good book of this process stays."""
    published = _PUBLISHED[0]() if _PUBLISHED and name == HOME_BOOK else None
    if published is not None:
        return published
    found = _kept(name)
    if found.good is None:
        return checked_book(name)
    if found.fault is not None:
        # Pages go on with the rules that were in force; whoever edits the book sees the fault in `rulebook check`.
        log.warning("rule book %s does not check, the last good one stays: %s", name, found.fault)
    return found.good
