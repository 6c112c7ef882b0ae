"""The lists of a unit: what they are called, whose facts their entries carry, and the questions one may ask of them."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.benefits.engine.language.nodes import Kind

# Name in the language → the rows it is taken from. Children and members are both drawn from the persons of the unit;
# the book says which of them belong.
SOURCES: Mapping[str, str] = {
    "members": "persons",
    "children": "persons",
    "parents": "parents",
    "supporters": "supporters",
}
# What an unknown list is called among the missing facts: nobody said who belongs.
NAMED: Mapping[str, str] = {"persons": "members", "parents": "parents", "supporters": "supporters"}
WORDS: Mapping[str, str] = {
    "members": "家里共同生活的有哪些人？",
    "parents": "孩子的父母是谁？",
    "supporters": "有哪些法定赡养、抚养、扶养义务人？",
}
# Whose facts the book may keep. Those of the unit as a whole are the same for everybody in it.
OWNERS = ("person", "household", "claim", "parent", "supporter")
OF_UNIT = frozenset({"household", "claim"})
# Question → the type it gives (None: the type of what it adds up).
FOLDS: Mapping[str, Kind | None] = {
    "sum": None,
    "min_of": None,
    "max_of": None,
    "count": "int",
    "any": "bool",
    "all": "bool",
}
SELF = "self."
