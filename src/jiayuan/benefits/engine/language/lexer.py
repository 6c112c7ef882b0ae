"""Words of the expression language. Anything not on the list is refused, never passed on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiayuan.benefits.engine.faults import BookError

# A rule a clerk can read is short; the limit also bounds what a hostile book can cost.
MAX_CHARS = 2_000

_PATTERNS = (
    # Order matters: a date before a text and a name, money and rates before bare numbers.
    ("date", r"d'\d{4}-\d{2}-\d{2}'"),
    ("text", r"'[^'\n]{0,60}'|\"[^\"\n]{0,60}\""),
    ("money", r"\d+(?:\.\d+)?(?:元|fen\b)"),
    ("rate", r"\d+(?:\.\d+)?%"),
    ("dec", r"\d+\.\d+"),
    ("int", r"\d+"),
    ("name", r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*"),
    ("sign", r"\.\.|==|!=|<=|>=|[<>+\-*(),:]"),
    ("space", r"[ \t\n]+"),
)
_WORD = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    at: int


def tokens(source: str) -> list[Token]:
    """Split an expression into words; raises BookError with the position of the first foreign character."""
    if len(source) > MAX_CHARS:
        raise BookError(source[:40], f"表达式超过 {MAX_CHARS} 个字符")
    found: list[Token] = []
    at = 0
    while at < len(source):
        word = _WORD.match(source, at)
        if word is None:
            raise BookError(source, f"第 {at + 1} 个字符不能识别: {source[at]!r}")
        if word.lastgroup != "space":
            found.append(Token(str(word.lastgroup), word.group(), at))
        at = word.end()
    return [*found, Token("end", "", at)]
