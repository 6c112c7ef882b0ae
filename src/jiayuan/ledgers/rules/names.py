"""Standards of names and free text, and which words mean that nothing was written."""

from __future__ import annotations

import re

from jiayuan.kernel.text import nfkc, squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, blank, error, warn
from jiayuan.ledgers.rules.scripts import is_han

_NOTE = re.compile(r"[(（]([^)）]*)[)）]")
_EDGES = "·'’` "
_DOTS = re.compile(r"[·•‧∙・.．•﹒⋅]")


def name(raw: str) -> Std:
    """NFKC, brackets to a note, one middle dot, blanks out (one stays between parts in an alphabet); rare ones stay."""
    # Radicals copied from a PDF are ideographs only after this.
    raw = nfkc(raw)
    # 户主 and the like say something about the person, but are not part of the name.
    plain = squeeze(raw) if is_han(raw) else " ".join(filter(None, map(squeeze, raw.split())))
    notes = "、".join(filter(None, _NOTE.findall(plain)))
    text = " ".join(_DOTS.sub("·", _NOTE.sub("", plain)).strip(_EDGES).split())
    if blank(text):
        return EMPTY
    # Before the length: a long row of numbers is not a name either.
    if any(character.isdigit() for character in text):
        return error("name_digits")
    if len(text) < 2 or len(text) > 40:
        # What the cut leaves bare at its end is taken off as from any name.
        return warn(text[:40].strip(_EDGES), "name_length", notes)
    return Std(text, note=notes)


def text(raw: str) -> Std:
    cleaned = " ".join(raw.split())
    return Std(cleaned[:500].rstrip()) if cleaned else EMPTY
