"""Which book is in force: the one published last and not withdrawn; before the first, the one that ships."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from django.conf import settings

from jiayuan.benefits.books import HOME_BOOK, book_folder, checked_book
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sheets.files import book_of, files_in
from jiayuan.benefits.models import RulebookVersion

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Seen:
    """What this process saw last, and when (monotonic seconds)."""

    at: float = float("-inf")
    number: int | None = None
    book: RuleBook | None = None


_SEEN = _Seen()


def version_in_force(jurisdiction: str = HOME_BOOK) -> RulebookVersion | None:
    """The newest published version; one that was withdrawn gives way to the one before it."""
    published = RulebookVersion.objects.filter(jurisdiction=jurisdiction, state=RulebookVersion.State.PUBLISHED)
    return published.order_by("-published_at", "-pk").first()


def files_in_force() -> dict[str, str]:
    """The files of the book in force: what a new draft starts from."""
    found = version_in_force()
    return dict(found.files) if found is not None and found.files else files_in(book_folder(HOME_BOOK))


def current_book() -> RuleBook:
    """The book in force, read from the database now."""
    found = version_in_force()
    return book_of(found.files) if found is not None and found.files else checked_book(HOME_BOOK)


def forget() -> None:
    """The next reader looks again."""
    _SEEN.at = float("-inf")


def published_book() -> RuleBook | None:
    """The published book for `load_book`, looked up every RULEBOOK_SECONDS; None while the shipped one counts."""
    if not settings.RULEBOOK_SECONDS:
        return None
    if time.monotonic() - _SEEN.at < settings.RULEBOOK_SECONDS:
        return _SEEN.book
    found = version_in_force()
    _SEEN.at = time.monotonic()
    if found is None or not found.files:
        _SEEN.number, _SEEN.book = None, None
    elif found.pk != _SEEN.number:
        _SEEN.number, _SEEN.book = found.pk, _read(found)
    return _SEEN.book


def _read(version: RulebookVersion) -> RuleBook | None:
    try:
        return book_of(version.files)
    except BookError as fault:
        # A newer program may not read an older book; people are then decided by the one that ships with it.
        log.warning("published rule book %s does not load: %s", version.pk, fault)
        return _SEEN.book
