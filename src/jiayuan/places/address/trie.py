"""A trie of names: the longest and all names that start at a place of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

END = ""


class Trie:
    """Maps names to lists of numbers; one name may stand for several."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, name: str, value: int) -> None:
        """Adds one more meaning of a name."""
        node = self._root
        for char in name:
            node = node.setdefault(char, {})
        values = node.setdefault(END, [])
        if value not in values:
            values.append(value)

    def matches(self, text: str, start: int) -> Iterator[tuple[int, list[int]]]:
        """(end, meanings) of every name that begins at `start`, shortest first."""
        node = self._root
        for end in range(start, len(text)):
            following = node.get(text[end])
            if following is None:
                return
            node = following
            if END in node:
                yield end + 1, node[END]

    def get(self, name: str) -> list[int]:
        """The meanings of exactly this name."""
        node = self._root
        for char in name:
            if char not in node:
                return []
            node = node[char]
        found: list[int] = node.get(END, [])
        return found
