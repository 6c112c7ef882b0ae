"""Any tree of the grammar, written out and read again, is the same tree."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.language.nodes import (
    Arith,
    Call,
    Compare,
    Every,
    Lit,
    Name,
    Node,
    Not,
    Some,
    Within,
)
from jiayuan.benefits.engine.language.parser import CALLS, RESERVED, parse
from jiayuan.benefits.engine.language.signs import COMPARE
from jiayuan.benefits.engine.language.walk import children, walk

names = st.from_regex(r"[a-z][a-z0-9_]{0,5}(\.[a-z_]{1,5})?", fullmatch=True).filter(
    lambda name: name not in {*RESERVED, "true", "false"}
)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
literals = st.one_of(
    st.integers(0, 10**6).map(lambda number: Lit("int", number)),
    st.integers(0, 10**9).map(lambda fen: Lit("money", fen)),
    st.integers(1, 400).map(lambda percent: Lit("num", Fraction(percent, 100))),
    days.map(lambda day: Lit("date", day)),
    st.booleans().map(lambda truth: Lit("bool", truth)),
)
leaves = st.one_of(literals, names.map(Name))


def _grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    two = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        inner.map(Not),
        two.map(Every),
        two.map(Some),
        st.builds(Compare, st.sampled_from(sorted(COMPARE)), inner, inner),
        st.builds(Arith, st.sampled_from("+-*"), inner, inner),
        st.builds(Call, st.sampled_from(sorted(CALLS - {"bands"})), two),
        st.builds(Within, inner, st.tuples(leaves), st.just(False), st.booleans()),
        st.builds(Within, inner, st.tuples(leaves, leaves), st.just(True), st.booleans()),
    )


trees = st.recursive(leaves, _grown, max_leaves=12)


def _literal(node: Lit) -> str:
    match node.kind:
        case "money":
            return f"{node.value}fen"
        case "num":
            return f"{int(Fraction(str(node.value)) * 100)}%"
        case "date":
            return f"d'{node.value}'"
        case "bool":
            return str(node.value).lower()
        case _:
            return str(node.value)


def _within(node: Within) -> str:
    options = [written(option) for option in node.options]
    listed = "..".join(options) if node.span else f"({', '.join(options)})"
    return f"({written(node.item)}) {'not in' if node.negated else 'in'} {listed}"


def written(node: Node) -> str:
    """A tree as a sentence, with brackets round every part so that nothing leans on precedence."""
    match node:
        case Lit():
            return _literal(node)
        case Name(path=path):
            return path
        case Not(of=part):
            return f"not ({written(part)})"
        case Every(parts=parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case Some(parts=parts):
            return " or ".join(f"({written(part)})" for part in parts)
        case Compare(op=op, left=left, right=right) | Arith(op=op, left=left, right=right):
            return f"({written(left)}) {op} ({written(right)})"
        case Call(name=name, args=args):
            return f"{name}({', '.join(map(written, args))})"
        case Within():
            return _within(node)
        case _:
            raise TypeError(type(node).__name__)


@given(trees)
@settings(max_examples=150)
def test_a_tree_written_out_reads_as_itself(node: Node) -> None:
    assert parse(written(node)) == node


@given(trees)
@settings(max_examples=50)
def test_spaces_and_lines_change_nothing(node: Node) -> None:
    source = written(node)
    assert parse(f"\n\t {source.replace(' ', '  ')} \n") == parse(source)


@given(trees)
@settings(max_examples=50)
def test_walking_meets_a_node_before_its_parts(node: Node) -> None:
    met = list(walk(node))
    assert met[0] == node
    assert len(met) == 1 + sum(len(list(walk(part))) for part in children(node))
