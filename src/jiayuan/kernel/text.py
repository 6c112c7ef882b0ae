"""Text as people type it, brought to one form."""

from __future__ import annotations

import re
import unicodedata

# Beside blanks: control characters, and the marks of direction, joining and glyph shape that come along when people
# copy from a chat or a PDF. They are seen by nobody and make two equal numbers unequal.
_BLANKS = re.compile(
    r"[\s\x00-\x08\x0e-\x1b\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\U000e0100-\U000e01ef]+"
)
_PLAIN = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]+")


def mark(text: str) -> str:
    """Marks a Chinese msgid for translation at display time (the kernel itself knows no Django)."""
    return text


def nfkc(text: str) -> str:
    """Full-width forms to half-width, compatibility characters to their plain ones."""
    # Most cells are plain digits; normalising them would cost more than the rest of the parse.
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def squeeze(text: str) -> str:
    """NFKC with every blank and invisible character removed."""
    # Most cells are digits or plain ideographs, which have no other form.
    if _PLAIN.fullmatch(text):
        return text
    # Twice: what stood apart before may compose once the blanks are gone.
    return nfkc(_BLANKS.sub("", nfkc(text)))
