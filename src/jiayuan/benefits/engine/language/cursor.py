"""A cursor over the words of one expression."""

from __future__ import annotations

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lexer import Token, tokens
from jiayuan.benefits.engine.language.literals import MAJOR

# Recursion is bounded before Python bounds it for us.
MAX_DEPTH = 40


class Cursor:
    """Where the reader stands; `depth` counts open brackets and calls, `source` is kept for naming faults.

    `major` is how many minor units of money make a major one.
    """

    def __init__(self, source: str, major: int = MAJOR) -> None:
        self.source, self.major = source, major
        self.tokens = tokens(source)
        self.at = 0
        self.depth = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def take(self, *texts: str) -> Token | None:
        """The next token if it is one of `texts` (signs and words, never quoted text)."""
        token = self.now
        if token.kind not in ("sign", "name") or token.text not in texts:
            return None
        self.at += 1
        return token

    def need(self, text: str) -> None:
        if self.take(text) is None:
            raise BookError(self.source, f"第 {self.now.at + 1} 个字符处应为 {text!r}")

    def next(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def down(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise BookError(self.source[:40], f"嵌套超过 {MAX_DEPTH} 层")

    def up(self) -> None:
        self.depth -= 1
