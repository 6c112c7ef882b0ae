"""One condition as a column and a cell: `dis.level` and `1..2`; and back to the condition."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import Call, Compare, Lit, Name, Node, Not, Within
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.sheets.printing import written
from jiayuan.benefits.engine.sheets.words import (
    FALSE_WORDS,
    NO,
    NOTHING,
    RULING,
    TRUE_WORDS,
    YES,
    codes,
    option_words,
    plain,
)

Catalogue = Mapping[str, FactDef]
# What a column may ask: one fact, term or figure, or a function of one.
ASKED = ("has", "known", "or0", "age", "draws", "div")
_COMPARED = re.compile(r"(>=|<=|!=|==|=|>|<)\s*(.+)", re.S)
_TURNED = re.compile(r"not\s*\((.*)\)", re.S)


def _is_head(node: Node) -> bool:
    return isinstance(node, Name) or (isinstance(node, Call) and node.name in ASKED)


def _word(node: Node, head: str, facts: Catalogue) -> str:
    text = written(node)
    return option_words(facts.get(head)).get(text, text)


def _compared(part: Compare, head: str, facts: Catalogue) -> str:
    if isinstance(part.right, Lit) and part.right.kind == "bool":
        return NO if (part.op, part.right.value) == ("==", False) else ""
    word = _word(part.right, head, facts)
    return {"==": word, "!=": f"not({word})"}.get(part.op, f"{part.op}{word}")


def _within(part: Within, head: str, facts: Catalogue) -> str:
    words = [_word(option, head, facts) for option in part.options]
    cell = "..".join(words) if part.span else ",".join(words)
    return f"not({cell})" if part.negated else cell


def _drawn(part: Node, facts: Catalogue) -> tuple[str, str]:
    """Column and cell a condition would have, whether or not they lead back to it."""
    match part:
        case Not(of=inner) if _is_head(inner):
            return written(inner), f"not({YES})"
        case Compare(left=left) if _is_head(left):
            return written(left), _compared(part, written(left), facts)
        case Within(item=item) if _is_head(item):
            return written(item), _within(part, written(item), facts)
        case _:
            return (written(part), YES) if _is_head(part) else ("", "")


def cell_of(part: Node, facts: Catalogue) -> tuple[str, str] | None:
    """Column and cell of a condition; None where no cell leads back to exactly this condition."""
    head, cell = _drawn(part, facts)
    if not head or not cell:
        return None
    try:
        return (head, cell) if parse(condition(head, cell, facts)) == part else None
    except BookError:
        return None


def _listed(head: str, inner: str, defined: FactDef | None, *, turned: bool) -> str:
    word = "not in" if turned else "in"
    if ".." in inner:
        return f"{head} {word} {'..'.join(codes(inner.split('..'), defined))}"
    options = codes(inner.split(","), defined)
    if len(options) > 1:
        return f"{head} {word} ({', '.join(options)})"
    return f"{head} {'!=' if turned else '=='} {options[0]}"


def condition(head: str, cell: str, facts: Catalogue) -> str:
    """The condition of a cell as text, empty for "any"; raises BookError for a cell that cannot stand there."""
    text, defined = plain(cell), facts.get(head)
    if text in NOTHING:
        return ""
    if text == RULING:
        raise BookError(head, "? 只写在金额一列")
    if text.lower() in TRUE_WORDS:
        return head
    if text.lower() in FALSE_WORDS:
        return f"{head} == false"
    if turned := _TURNED.fullmatch(text):
        inner = turned.group(1).strip()
        return f"not {head}" if inner.lower() in TRUE_WORDS else _listed(head, inner, defined, turned=True)
    if compared := _COMPARED.fullmatch(text):
        sign = "==" if compared.group(1) == "=" else compared.group(1)
        return f"{head} {sign} {codes([compared.group(2)], defined)[0]}"
    return _listed(head, text, defined, turned=False)
