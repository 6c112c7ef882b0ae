"""Shapes of families: what a household of a size looks like, and how old its members are."""

from __future__ import annotations

from dataclasses import dataclass

SIZES = {1: 23.3, 2: 29.9, 3: 32.3, 4: 8.9, 5: 4.0, 6: 1.6}
# Relation to the head: GB/T 4761-2008.
HEAD, SPOUSE, SON, FATHER, MOTHER = "01", "10", "20", "51", "52"


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of family: its share among households of its size, the head's age range, and the other members."""

    size: int
    share: float
    ages: tuple[int, int]
    others: tuple[str, ...] = ()


SHAPES = (
    Shape(1, 46, (62, 93)),
    Shape(1, 54, (23, 61)),
    Shape(2, 46, (61, 90), (SPOUSE,)),
    Shape(2, 29, (25, 60), (SPOUSE,)),
    Shape(2, 13, (30, 52), (SON,)),
    Shape(2, 12, (38, 64), (MOTHER,)),
    Shape(3, 74, (28, 56), (SPOUSE, SON)),
    Shape(3, 12, (36, 60), (SPOUSE, MOTHER)),
    Shape(3, 14, (60, 80), (SPOUSE, SON)),
    Shape(4, 52, (32, 52), (SPOUSE, SON, MOTHER)),
    Shape(4, 30, (30, 48), (SPOUSE, SON, SON)),
    Shape(4, 18, (36, 58), (SPOUSE, FATHER, MOTHER)),
    Shape(5, 70, (31, 50), (SPOUSE, SON, FATHER, MOTHER)),
    Shape(5, 30, (32, 48), (SPOUSE, SON, SON, MOTHER)),
    Shape(6, 100, (33, 47), (SPOUSE, SON, SON, FATHER, MOTHER)),
)
# Years from the head: middle and half width.
OFFSETS = {HEAD: (0, 0), SPOUSE: (-1, 4), SON: (-28, 5), FATHER: (28, 5), MOTHER: (26, 4)}
