"""What a name may mean inside one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lists import SELF
from jiayuan.benefits.engine.language.literals import MAJOR
from jiayuan.benefits.engine.language.nodes import FactRef, Node, ParamRef


@dataclass(frozen=True, slots=True)
class Names:
    """`options` are the values of each enum fact, by fact; `terms` are resolved already.

    `lists` say who of the unit's persons belongs to a list; `inside` is the list whose entries are being asked,
    `major` how many minor units of money make a major one.
    """

    facts: Mapping[str, FactRef]
    options: Mapping[str, tuple[str, ...]]
    params: Mapping[str, ParamRef]
    terms: Mapping[str, Node]
    lists: Mapping[str, Node] = field(default_factory=dict)
    inside: str = ""
    major: int = MAJOR

    def within(self, name: str) -> Names:
        """The names as they are inside a list."""
        return replace(self, inside=name)

    def find(self, path: str) -> Node:
        """The tree behind a name; raises BookError when the document knows no such name."""
        if path.startswith(SELF):
            if not self.inside:
                raise BookError(path, "self 只能写在 members 等列表里")
            path = path.removeprefix(SELF)
        for meaning in (self.terms, self.params, self.facts):
            if path in meaning:
                return meaning[path]
        raise BookError(path, "没有这个事实、参数、术语或选项")
