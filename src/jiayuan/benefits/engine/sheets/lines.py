"""Rows as lines of cells: one column per fact or term, alternatives of a row as lines below each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import Every, Node, Some
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.sheets.cells import Catalogue, cell_of, condition
from jiayuan.benefits.engine.sheets.printing import written
from jiayuan.benefits.engine.sheets.words import ANY


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one alternative by column; `rest` holds what fits no column, as an expression."""

    cells: tuple[tuple[str, str], ...]
    rest: str

    def cell(self, column: str) -> str:
        return dict(self.cells).get(column, ANY)


def _alternatives(tree: Node) -> tuple[Node, ...]:
    return tree.parts if isinstance(tree, Some) else (tree,)


def _parts(tree: Node) -> tuple[Node, ...]:
    return tree.parts if isinstance(tree, Every) else (tree,)


def _place(heads: Sequence[str], at: int, found: Sequence[str]) -> int:
    """Where a new column goes: before the next one of its line that stands already, else behind the one before it."""
    later = [found.index(head) for head in heads[at + 1 :] if head in found]
    earlier = [found.index(head) + 1 for head in heads[:at] if head in found]
    return min(later) if later else max(earlier) if earlier else len(found)


def columns_of(trees: Iterable[Node], facts: Catalogue) -> list[str]:
    """The columns of a table, in an order that keeps the order of conditions in as many rows as possible."""
    found: list[str] = []
    for parts in (_parts(one) for tree in trees for one in _alternatives(tree)):
        heads = [cell[0] for part in parts if (cell := cell_of(part, facts)) is not None]
        for at, head in enumerate(heads):
            if head not in found:
                found.insert(_place(heads, at, found), head)
    return found


def _line(tree: Node, columns: Sequence[str], facts: Catalogue) -> Line:
    """Cells as far as they stand in the columns' order, the rest as it is written: read back, nothing is moved."""
    cells: list[tuple[str, str]] = []
    parts = list(_parts(tree))
    at = -1
    while parts and (cell := cell_of(parts[0], facts)) is not None:
        if cell[0] not in columns or columns.index(cell[0]) <= at:
            break
        at = columns.index(cell[0])
        cells.append(cell)
        parts.pop(0)
    return Line(tuple(cells), " and ".join(_bracketed(part, alone=len(parts) == 1 and not cells) for part in parts))


def _bracketed(part: Node, *, alone: bool) -> str:
    text = written(part)
    return text if alone or not isinstance(part, Some | Every) else f"({text})"


def lines_of(when: str, columns: Sequence[str], facts: Catalogue) -> tuple[Line, ...]:
    """The lines of a condition; raises BookError when it is none."""
    return tuple(_line(tree, columns, facts) for tree in _alternatives(parse(when)))


def _text(line: Line, facts: Catalogue) -> str:
    parts = [condition(head, cell, facts) for head, cell in line.cells]
    parts += [_rest(line.rest)] if line.rest.strip() else []
    found = [part for part in parts if part]
    return " and ".join(found) if found else "true"


def _rest(text: str) -> str:
    """What fits no column, in brackets where an `or` in it would reach over the cells beside it."""
    tree = parse(text)
    return f"({text})" if isinstance(tree, Some) else text


def _bare(line: Line, facts: Catalogue) -> bool:
    """Whether a line is an expression alone."""
    return bool(line.rest.strip()) and not any(condition(head, cell, facts) for head, cell in line.cells)


def when_of(lines: Sequence[Line], facts: Catalogue) -> str:
    """The condition of a row's lines as text; raises BookError naming the column or the expression at fault."""
    if not lines:
        raise BookError("rows", "没有一行")
    if len(lines) == 1:
        return lines[0].rest if _bare(lines[0], facts) else _text(lines[0], facts)
    texts = [(text, parse(text)) for text in (_text(line, facts) for line in lines)]
    return " or ".join(f"({text})" if isinstance(tree, Every | Some) else text for text, tree in texts)


def same(one: str, other: str) -> bool:
    """Whether two texts are the same tree."""
    return parse(one) == parse(other)
