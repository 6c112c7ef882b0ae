"""The deciding half of a policy file: gates and rows."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import Node
from jiayuan.benefits.engine.policy import Gate, Row
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.benefits.engine.reading.terms import tree_of


def _condition(entry: Entry, names: Names) -> Node:
    tree = tree_of(entry.text("when"), names, entry.where)
    if kind_of(tree) != "bool":
        raise BookError(entry.where, "when 应为条件")
    return tree


def _gate(entry: Entry, names: Names, *, bar: bool) -> Gate:
    entry.allow("when", "say", "cite")
    return Gate(_condition(entry, names), entry.words("say"), entry.text("cite"), bar, entry.text("when"))


def _pay(entry: Entry, names: Names) -> Node | None:
    if "ruling" in entry.data:
        if not entry.text("ruling") or "pay" in entry.data:
            raise BookError(entry.where, "ruling 须写明问题，且不能同时有 pay")
        return None
    tree = tree_of(entry.text("pay"), names, entry.where)
    if kind_of(tree) != "money":
        raise BookError(entry.where, "pay 应为金额")
    return tree


def _row(entry: Entry, names: Names) -> Row:
    entry.allow("id", "when", "pay", "say", "cite", "quote", "ruling")
    return Row(
        id=entry.text("id"),
        when=_condition(entry, names),
        pay=_pay(entry, names),
        say=entry.words("say"),
        cite=entry.text("cite"),
        quotes=entry.texts("quote"),
        source=entry.text("when"),
        pay_source=entry.text("pay", ""),
        ruling=entry.text("ruling", ""),
    )


@dataclass(frozen=True, slots=True)
class Table:
    """Gates and rows as read."""

    who: tuple[Gate, ...]
    not_if: tuple[Gate, ...]
    rows: tuple[Row, ...]

    @property
    def trees(self) -> list[Node]:
        conditions = [gate.when for gate in self.who + self.not_if]
        return conditions + [tree for row in self.rows for tree in (row.when, row.pay) if tree is not None]


def table_of(entry: Entry, names: Names) -> Table:
    """The table of a policy file; raises BookError with file, list and number of the line."""
    # A benefit without a row pays nobody, and has no clause to show for it.
    if not entry.many("rows"):
        raise BookError(entry.where, "rows 不能为空")
    return Table(
        who=tuple(_gate(item, names, bar=False) for item in entry.many("who")),
        not_if=tuple(_gate(item, names, bar=True) for item in entry.many("not_if")),
        rows=tuple(_row(item, names) for item in entry.many("rows")),
    )
