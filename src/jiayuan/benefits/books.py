"""Where rule books lie: a name of `seeds/rulebook`, or any folder. No Django, no database."""

from __future__ import annotations

from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.loader import load_cached

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


def load_book(name: str = HOME_BOOK) -> RuleBook:
    """The checked book, kept in memory until one of its files changes."""
    return load_cached(book_folder(name))
