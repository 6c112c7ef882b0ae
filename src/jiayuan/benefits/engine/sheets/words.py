"""What stands in a cell: the names of options for their codes, yes and no, and the signs clerks write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from jiayuan.benefits.engine.facts import FactDef

YES, NO, ANY, RULING = "是", "否", "-", "?"
TRUE_WORDS = frozenset({YES, "true", "yes", "√", "✓"})
FALSE_WORDS = frozenset({NO, "false", "no", "×", "✗"})
NOTHING = frozenset({"", ANY, "—", "－"})
SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "、": ",", "～": ".."}
# A name that holds one of these would be read as more than one word.
_SPECIAL = re.compile(r"[\s,，、()（）.<>=!?]")


def plain(text: str) -> str:
    """A cell in one spelling: full width made half, the signs of a keyboard."""
    for sign, meant in SIGNS.items():
        text = text.replace(sign, meant)
    return unicodedata.normalize("NFKC", text).strip()


def option_words(defined: FactDef | None) -> Mapping[str, str]:
    """Code → name of the options that may be written by name; the others are written as codes."""
    names = dict(defined.option_names or {}) if defined else {}
    spelled = [plain(name) for name in names.values()]
    return {
        code: name
        for code, name in names.items()
        if spelled.count(plain(name)) == 1 and name not in names and not _SPECIAL.search(name)
    }


def codes(words: Iterable[str], defined: FactDef | None) -> list[str]:
    """Words of a cell as the language writes them: names back to codes, anything else as it is."""
    known = {plain(name): code for code, name in option_words(defined).items()}
    return [known.get(word.strip(), word.strip()) for word in words]
