"""Standards of names and free text, and which words mean that nothing was written."""

from __future__ import annotations

import re

from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, blank, error, warn
from jiayuan.ledgers.rules.scripts import is_han

_NOTE = re.compile(r"[(（]([^)）]*)[)）]")
_DOTS = re.compile(r"[·•‧∙・.．•﹒⋅]")


def name(raw: str) -> Std:
    """NFKC, brackets to a note, one middle dot, blanks out (one stays between parts in an alphabet); rare ones stay."""
    # 户主 and the like say something about the person, but are not part of the name.
    plain = squeeze(raw) if is_han(raw) else " ".join(filter(None, map(squeeze, raw.split())))
    notes = "、".join(filter(None, _NOTE.findall(plain)))
    text = " ".join(_DOTS.sub("·", _NOTE.sub("", plain)).strip("·'’` ").split())
    if blank(text):
        return EMPTY
    if len(text) < 2 or len(text) > 40:
        return warn(text[:40], "name_length", notes)
    if any(character.isdigit() for character in text):
        return error("name_digits")
    return Std(text, note=notes)


def text(raw: str) -> Std:
    cleaned = " ".join(raw.split())
    return Std(cleaned[:500]) if cleaned else EMPTY
