"""Names by their first two characters: all names that start at a place of a text."""

from __future__ import annotations

from collections.abc import Iterator

HEAD = 2
"""Characters a name is filed under; shorter ones are filed under themselves."""


class Trie:
    """Maps names to lists of numbers; one name may stand for several.

    A tree of single characters would be walked by the interpreter; a bucket holds a handful of names at most, each
    compared in one step of the machine.
    """

    def __init__(self) -> None:
        self._names: dict[str, list[int]] = {}
        self.heads: dict[str, list[tuple[str, list[int]]]] = {}

    def add(self, name: str, value: int) -> None:
        """Adds one more meaning of a name."""
        values = self._names.get(name)
        if values is None:
            values = self._names[name] = []
            bucket = self.heads.setdefault(name[:HEAD], [])
            bucket.append((name, values))
            bucket.sort(key=lambda one: len(one[0]))
        if value not in values:
            values.append(value)

    def matches(self, text: str, start: int) -> Iterator[tuple[int, list[int]]]:
        """(end, meanings) of every name of two characters or more that begins at `start`, shortest first."""
        for name, values in self.heads.get(text[start : start + HEAD], ()):
            if text.startswith(name, start):
                yield start + len(name), values

    def get(self, name: str) -> list[int]:
        """The meanings of exactly this name."""
        return self._names.get(name, [])
