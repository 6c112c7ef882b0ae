"""What a name may mean inside one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import FactRef, Node, ParamRef


@dataclass(frozen=True, slots=True)
class Names:
    """`options` are the values of each enum fact, by fact; `terms` are resolved already."""

    facts: Mapping[str, FactRef]
    options: Mapping[str, tuple[str, ...]]
    params: Mapping[str, ParamRef]
    terms: Mapping[str, Node]

    def find(self, path: str) -> Node:
        """The tree behind a name; raises BookError when the document knows no such name."""
        for meaning in (self.terms, self.params, self.facts):
            if path in meaning:
                return meaning[path]
        raise BookError(path, "没有这个事实、参数、术语或选项")
