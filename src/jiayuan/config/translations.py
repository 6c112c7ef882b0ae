"""English texts: one part file per module, merged and compiled into Django's catalogue without outside programs."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"
PARTS = LOCALE / "parts"


def parts() -> Iterator[Path]:
    yield from sorted(PARTS.glob("*.en.po"))


def merged() -> Catalog:
    """All parts in one catalogue. A msgid that two modules translate takes the first one's text."""
    catalog = Catalog(locale="en", project="jiayuan", charset="utf-8", fuzzy=False)
    for part in parts():
        for message in read_po(BytesIO(part.read_bytes()), locale="en", charset="utf-8"):
            if message.id and message.id not in catalog:
                catalog.add(message.id, message.string, flags=message.flags - {"fuzzy"})
    return catalog


def compile_english() -> Path:
    """Writes en/LC_MESSAGES/django.mo when a part is newer, and returns its path."""
    target = LOCALE / "en" / "LC_MESSAGES" / "django.mo"
    newest = max((part.stat().st_mtime for part in parts()), default=0.0)
    if not target.exists() or target.stat().st_mtime < newest:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, merged())
    return target
