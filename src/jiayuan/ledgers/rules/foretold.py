"""What a file would contradict, kept among its counts: per attribute how many values, which of them win, which wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PREFIX = "conflict."


@dataclass(frozen=True, slots=True)
class Foretold:
    """Values of one attribute that say something else than another source's: `wins` count, `asked` wait for people."""

    attr: str
    values: int
    wins: int
    asked: int

    @property
    def stays(self) -> int:
        """Where what was known goes on to count."""
        return self.values - self.wins - self.asked


def packed(found: Iterable[Foretold]) -> dict[str, int]:
    """As counts of a file; `conflict` is how many values wait for people."""
    told = list(found)
    counts = {
        f"{PREFIX}{one.attr}:{name}": n
        for one in told
        for name, n in (("values", one.values), ("wins", one.wins), ("asked", one.asked))
    }
    return {"conflict": sum(one.asked for one in told), **counts}


def unpacked(counts: Mapping[str, int]) -> list[Foretold]:
    """What was packed, the most contradicted attribute first."""
    attrs = sorted({key[len(PREFIX) :].rpartition(":")[0] for key in counts if key.startswith(PREFIX)})
    found = [
        Foretold(attr, *(counts.get(f"{PREFIX}{attr}:{name}", 0) for name in ("values", "wins", "asked")))
        for attr in attrs
    ]
    return sorted(found, key=lambda one: -one.values)


def plain(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts without those of single attributes."""
    return {key: n for key, n in counts.items() if not key.startswith(PREFIX)}
