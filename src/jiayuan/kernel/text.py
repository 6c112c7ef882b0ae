"""Text as people type it, brought to one form."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[\s\u200b-\u200f\ufeff]+")


def mark(text: str) -> str:
    """Marks a Chinese msgid for translation at display time (the kernel itself knows no Django)."""
    return text


def nfkc(text: str) -> str:
    """Full-width forms to half-width, compatibility characters to their plain ones."""
    # Most cells are plain digits; normalising them would cost more than the rest of the parse.
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def squeeze(text: str) -> str:
    """NFKC with every blank and invisible character removed."""
    # Twice: what stood apart before may compose once the blanks are gone.
    return nfkc(_BLANKS.sub("", nfkc(text)))
