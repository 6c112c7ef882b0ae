"""Names by the script they are written in: ideographs without blanks, or an alphabet with parts."""

from __future__ import annotations

import re
import unicodedata

# CJK ideographs with their extensions: names written in them have no blanks between their parts.
HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_HAN = re.compile(HAN)
_LETTERS = re.compile(r"[^\W\d_]+")


def is_han(name: str) -> bool:
    """Whether any of it is written in ideographs."""
    return bool(_HAN.search(name))


def spaced(text: str) -> str:
    """A name in an alphabet: small letters without accents, parts parted by one blank."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join(_LETTERS.findall(bare.casefold()))


def family(name: str) -> str:
    """The first ideograph, or the last word."""
    return name[:1] if is_han(name) else name.rpartition(" ")[2]


def given(name: str) -> str:
    """All ideographs but the first, or the first word."""
    return name[1:] if is_han(name) else name.partition(" ")[0]


def parts_key(name: str) -> str:
    """The parts of a spaced name in order of the alphabet: who puts the family name first is known again."""
    return " ".join(sorted(name.split()))
