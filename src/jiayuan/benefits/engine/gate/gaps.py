"""Cells that may stay without a row, `gaps.yaml`: the law gives nothing there, and somebody says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import Node
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.benefits.engine.reading.files import read
from jiayuan.benefits.engine.reading.loader import catalogue
from jiayuan.benefits.engine.reading.terms import names_of, tree_of

FILE = "gaps.yaml"
NO_TERMS = Entry("", {})


@dataclass(frozen=True, slots=True)
class Gap:
    """`when` None: whoever passes the gates and meets no row gets nothing, and that is meant."""

    why: str
    when: Node | None


def _gap(entry: Entry, names: Names) -> Gap:
    source = entry.allow("why", "when").text("when", "")
    tree = tree_of(source, names, entry.where) if source else None
    if tree is not None and kind_of(tree) != "bool":
        raise BookError(entry.where, "when 应为条件")
    return Gap(entry.text("why"), tree)


def gaps_of(book: RuleBook) -> Mapping[str, tuple[Gap, ...]]:
    """The meant gaps by policy; raises BookError for a policy that is not in the book."""
    path = Path(book.folder) / FILE
    if not path.is_file():
        return {}
    gaps, known = read(path).allow("gaps").under("gaps"), catalogue(Path(book.folder))
    found = {}
    for policy in gaps.data:
        if policy not in book.policies:
            raise BookError(gaps.where, f"没有这项政策: {policy}")
        names = names_of(known, book.policies[policy].doc, NO_TERMS)
        found[policy] = tuple(_gap(item, names) for item in gaps.many(policy))
    return found
