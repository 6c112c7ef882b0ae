"""From parsed names to typed references: facts, parameters, terms and enum values; every type is checked here.

Shapes: `resolve(tree, names, want)` returns a tree without `Name`; raises BookError with what the clerk should change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.nodes import (
    Arith,
    Call,
    Compare,
    Every,
    FactRef,
    Kind,
    Lit,
    Name,
    Node,
    Not,
    ParamRef,
    Some,
    Within,
    walk,
)

# Kinds one can calculate with.
NUMBERS = frozenset({"int", "num", "money"})
SIGNATURES: Mapping[str, tuple[Kind, ...]] = {
    "add_months": ("date", "int"),
    "months_between": ("date", "date"),
    "div": ("money", "int"),
}
RESULTS: Mapping[str, Kind] = {
    "has": "bool",
    "known": "bool",
    "draws": "bool",
    "age": "int",
    "add_months": "date",
    "months_between": "int",
    "div": "money",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What a name may mean inside one document."""

    facts: Mapping[str, FactRef]
    options: Mapping[str, tuple[str, ...]]
    params: Mapping[str, ParamRef]
    terms: Mapping[str, Node]


def kind_of(node: Node) -> Kind:
    """The type of a resolved tree."""
    match node:
        case Lit(kind=kind) | FactRef(kind=kind) | ParamRef(kind=kind):
            return kind
        case Arith(op="*", left=left, right=right):
            kinds = {kind_of(left), kind_of(right)}
            return "money" if "money" in kinds else "num" if "num" in kinds else "int"
        case Arith(left=left):
            return kind_of(left)
        case Call(name="if", args=args):
            return kind_of(args[1])
        case Call(name="or0" | "min" | "max", args=args):
            return kind_of(args[0])
        case Call(name=name):
            return RESULTS[name]
        case _:
            return "bool"


def _name(path: str, names: Names) -> Node:
    if path in names.terms:
        return names.terms[path]
    if path in names.params:
        return names.params[path]
    if path in names.facts:
        return names.facts[path]
    raise BookError(path, "没有这个事实、参数、术语或选项")


def _fact_only(node: Node, names: Names, what: str) -> FactRef:
    found = _name(node.path, names) if isinstance(node, Name) else node
    if not isinstance(found, FactRef):
        raise BookError(what, "括号里只能是一个事实的名称")
    return found


def _option(node: Node, names: Names, fact: Node) -> Node:
    """An enum value beside its fact, else the node resolved on its own."""
    if not isinstance(fact, FactRef) or fact.kind != "enum":
        return resolve(node, names)
    if not isinstance(node, Name):
        raise BookError(fact.code, "应与该事实的选项比较")
    if node.path not in names.options[fact.code]:
        raise BookError(node.path, f"不是 {fact.code} 的选项")
    return Lit("enum", node.path)


def _same(left: Node, right: Node, where: str) -> None:
    kinds = {kind_of(left), kind_of(right)}
    if len(kinds) > 1 and not kinds <= {"int", "num"}:
        raise BookError(where, f"类型不同: {' 与 '.join(sorted(kinds))}")


def _compare(node: Compare, names: Names) -> Node:
    left = resolve(node.left, names)
    right = _option(node.right, names, left)
    _same(left, right, node.op)
    if kind_of(left) in ("enum", "text", "bool") and node.op not in ("==", "!="):
        raise BookError(node.op, "只能比较是否相等")
    return Compare(node.op, left, right)


def _within(node: Within, names: Names) -> Node:
    item = resolve(node.item, names)
    options = tuple(_option(option, names, item) for option in node.options)
    for option in options:
        _same(item, option, "in")
        if not isinstance(option, Lit):
            raise BookError("in", "只能列出固定的值")
    return Within(item, options, node.span, node.negated)


def _arith(node: Arith, names: Names) -> Node:
    left, right = resolve(node.left, names), resolve(node.right, names)
    for side in (left, right):
        if kind_of(side) not in NUMBERS:
            raise BookError(node.op, "只能计算数值")
        if isinstance(side, FactRef) and side.may_be_absent:
            raise BookError(side.code, "可能没有的数值须写成 or0(…)")
    if node.op == "*":
        _one_plain(left, right)
    else:
        _same(left, right, node.op)
    return Arith(node.op, left, right)


def _one_plain(left: Node, right: Node) -> None:
    kinds = [kind_of(left), kind_of(right)]
    # Yuan times yuan is nothing a benefit pays.
    if kinds.count("money") == 2 or kinds.count("num") == 2:
        raise BookError("*", "乘法至少一边应为普通数")
    for side in (left, right):
        if kind_of(side) == "num" and not isinstance(side, Lit | ParamRef):
            raise BookError("*", "比例须为固定值或参数")


def _of_a_fact(node: Call, names: Names) -> Node:
    """has, known, or0, age: about one fact by name."""
    (only,) = node.args
    fact = _fact_only(only, names, node.name)
    fits = {"or0": fact.kind in NUMBERS, "age": fact.kind == "date"}
    if not fits.get(node.name, True):
        raise BookError(node.name, f"{fact.code} 的类型不对")
    return Call(node.name, (fact,))


def _draws(node: Call, names: Names) -> Node:
    """draws('x') reads the fact draws.x."""
    (programme,) = node.args
    if not isinstance(programme, Lit) or programme.kind != "text":
        raise BookError("draws", "括号里应为待遇名称")
    return _name(f"draws.{programme.value}", names)


def _call(node: Call, names: Names) -> Node:
    least, most, reader = READERS[node.name]
    if not least <= len(node.args) <= most:
        raise BookError(node.name, "参数个数不对")
    return reader(node, names)


def _if(node: Call, names: Names) -> Node:
    when, then, other = (resolve(arg, names) for arg in node.args)
    if kind_of(when) != "bool":
        raise BookError("if", "第一个参数应为条件")
    _same(then, other, "if")
    return Call("if", (when, then, other))


def _alike(node: Call, names: Names) -> Node:
    args = tuple(resolve(arg, names) for arg in node.args)
    for arg in args:
        _same(args[0], arg, node.name)
        if kind_of(arg) not in NUMBERS or (isinstance(arg, FactRef) and arg.may_be_absent):
            raise BookError(node.name, "只能用于确有的数值")
    return Call(node.name, args)


def _signed(node: Call, names: Names) -> Node:
    args = tuple(resolve(arg, names) for arg in node.args)
    for arg, kind in zip(args, SIGNATURES[node.name], strict=True):
        if kind_of(arg) != kind or (isinstance(arg, FactRef) and arg.may_be_absent):
            raise BookError(node.name, f"参数应为 {kind}")
    return Call(node.name, args)


def _truth(node: Node, names: Names, where: str) -> Node:
    found = resolve(node, names)
    if kind_of(found) != "bool":
        raise BookError(where, "此处应为条件")
    return found


def _each(node: Every | Some, names: Names) -> Node:
    where = "and" if isinstance(node, Every) else "or"
    return type(node)(tuple(_truth(part, names, where) for part in node.parts))


# Function → fewest and most arguments, and who reads it.
READERS: Mapping[str, tuple[int, int, Callable[[Call, Names], Node]]] = {
    **dict.fromkeys(("has", "known", "or0", "age"), (1, 1, _of_a_fact)),
    **{name: (len(kinds), len(kinds), _signed) for name, kinds in SIGNATURES.items()},
    "draws": (1, 1, _draws),
    "if": (3, 3, _if),
    "min": (2, 20, _alike),
    "max": (2, 20, _alike),
}
# Any because each takes its own kind of node; what is not listed stands for itself.
RESOLVERS: Mapping[type, Callable[[Any, Names], Node]] = {
    Name: lambda node, names: _name(node.path, names),
    Not: lambda node, names: Not(_truth(node.of, names, "not")),
    Every: _each,
    Some: _each,
    Compare: _compare,
    Within: _within,
    Arith: _arith,
    Call: _call,
}


def resolve(node: Node, names: Names) -> Node:
    """The typed tree of a parsed one."""
    found = RESOLVERS.get(type(node))
    return found(node, names) if found else node


def _asked_has(tree: Node) -> frozenset[str]:
    calls = (part for part in walk(tree) if isinstance(part, Call) and part.name == "has")
    return frozenset(call.args[0].code for call in calls if isinstance(call.args[0], FactRef))


def _direct_facts(node: Node) -> tuple[FactRef, ...]:
    """Facts whose absence makes a comparison (or a bare yes-or-no fact) false."""
    match node:
        case FactRef():
            return (node,)
        case Compare(left=left, right=right):
            return tuple(side for side in (left, right) if isinstance(side, FactRef))
        case Within(item=FactRef() as item):
            return (item,)
        case Not() | Every() | Some():
            return tuple(fact for part in _below(node) for fact in _direct_facts(part))
        case _:
            return ()


def _below(node: Not | Every | Some) -> tuple[Node, ...]:
    return (node.of,) if isinstance(node, Not) else node.parts


def check_absence(tree: Node) -> None:
    """`not` over a fact that may be absent would turn "there is none" into "yes": it must ask `has` as well."""
    asked = _asked_has(tree)
    for part in walk(tree):
        if isinstance(part, Not):
            for fact in _direct_facts(part.of):
                if fact.may_be_absent and fact.code not in asked:
                    raise BookError(fact.code, "not 之下可能没有的事实须同时写 has(…)")
