"""Paths in the place tree: fixed-width segments, each closed by a dot, so that a subtree is one half-open range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark


class Level(IntEnum):
    """Floors of the place tree; the number is the count of segments."""

    DISTRICT = 1
    STREET = 2
    COMMUNITY = 3
    COMPOUND = 4
    BUILDING = 5
    UNIT = 6
    ROOM = 7


# Fixed widths make every prefix unambiguous and byte order the order of the tree.
WIDTHS = (6, 3, 3, 4, 4, 2, 4)
_PARTS = "".join(f"(?:[0-9A-Z]{{{width}}}\\." if n else f"[0-9]{{{width}}}\\." for n, width in enumerate(WIDTHS))
_SHAPE = re.compile(_PARTS + ")?" * (len(WIDTHS) - 1))


@dataclass(frozen=True, order=True, slots=True)
class PlacePath:
    """For example ``110102.001.004.0012.0003.01.0501.``; raises Invalid on any other shape."""

    value: str

    def __post_init__(self) -> None:
        if not _SHAPE.fullmatch(self.value):
            raise Invalid(mark("地点编码的格式不对"), code="place-path")

    def __str__(self) -> str:
        return self.value

    @classmethod
    def of(cls, *segments: str) -> PlacePath:
        """Joins segments: ``PlacePath.of("110102", "001")``."""
        return cls("".join(f"{segment}." for segment in segments))

    @classmethod
    def from_code12(cls, code: str) -> PlacePath:
        """From a 12-digit division code; trailing zero groups are left out (110102001000 is a street)."""
        if len(code) != 12 or not code.isascii() or not code.isdigit():
            raise Invalid(mark("行政区划代码应为12位数字"), code="code12")
        # Statistical codes fill unused floors with zeros.
        parts = [code[:6], code[6:9], code[9:]]
        while len(parts) > 1 and parts[-1] == "000":
            parts.pop()
        return cls.of(*parts)

    def code12(self) -> str:
        """The 12-digit division code of the community (or street, district) this path lies in."""
        return "".join(self.segments[:3]).ljust(12, "0")

    @property
    def segments(self) -> tuple[str, ...]:
        return tuple(self.value[:-1].split("."))

    @property
    def level(self) -> Level:
        return Level(self.value.count("."))

    def child(self, segment: str) -> PlacePath:
        return PlacePath(f"{self.value}{segment}.")

    def parent(self) -> PlacePath | None:
        """One floor up; None for a district."""
        head = self.value[: self.value.rfind(".", 0, -1) + 1]
        return PlacePath(head) if head else None

    def ancestors(self) -> tuple[PlacePath, ...]:
        """Itself first, then every floor up to the district."""
        above = self.parent()
        return (self, *above.ancestors()) if above else (self,)

    def at(self, level: Level) -> PlacePath:
        """The ancestor (or itself) on that floor; raises Invalid if this path is higher."""
        if self.level < level:
            raise Invalid(mark("地点不够具体"), code="place-level")
        return PlacePath.of(*self.segments[:level])

    def contains(self, other: PlacePath) -> bool:
        """Whether `other` is this place or lies inside it."""
        # Safe because a path is closed by its separator: 009. never begins 0091.
        return other.value.startswith(self.value)

    def bounds(self) -> tuple[str, str]:
        """The half-open range ``lo <= path < hi`` of the subtree: '/' is the byte after '.'."""
        return self.value, f"{self.value[:-1]}/"
