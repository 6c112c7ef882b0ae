"""Calls: how many arguments each function takes and of which types. Arguments come resolved."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.kinds import NUMBERS, SIGNATURES, kind_of, may_be_gone, same
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import Call, FactRef, Fold, Lit, Node

Args = tuple[Node, ...]
BANDS = "各档应写成 金额:比例，最后一档为 inf:比例"


def _of_a_fact(name: str, args: Args, _names: Names) -> Node:
    """has, known, or0, age: about one fact by name."""
    (fact,) = args
    if name == "or0" and isinstance(fact, Fold) and may_be_gone(fact):
        return Call(name, args)
    if not isinstance(fact, FactRef):
        raise BookError(name, "括号里只能是一个事实的名称")
    fits = {"or0": fact.kind in NUMBERS, "age": fact.kind == "date"}
    if not fits.get(name, True):
        raise BookError(name, f"{fact.code} 的类型不对")
    if name == "age" and fact.may_be_absent:
        raise BookError(name, f"{fact.code} 可能没有，不能计算年龄")
    return Call(name, args)


def _draws(_name: str, args: Args, names: Names) -> Node:
    """draws('x') reads the fact draws.x."""
    (programme,) = args
    if not isinstance(programme, Lit) or programme.kind != "text":
        raise BookError("draws", "括号里应为待遇名称")
    return names.find(f"draws.{programme.value}")


def _if(_name: str, args: Args, _names: Names) -> Node:
    when, then, other = args
    if kind_of(when) != "bool":
        raise BookError("if", "第一个参数应为条件")
    same(then, other, "if")
    # What comes out of an `if` is calculated with, and nobody can calculate with "there is none".
    if any(may_be_gone(arg) and kind_of(arg) != "bool" for arg in (then, other)):
        raise BookError("if", "可能没有的数值须写成 or0(…)")
    return Call("if", args)


def _alike(name: str, args: Args, _names: Names) -> Node:
    """min, max: numbers of one type."""
    for arg in args:
        same(args[0], arg, name)
        if kind_of(arg) not in NUMBERS or may_be_gone(arg):
            raise BookError(name, "只能用于确有的数值")
    return Call(name, args)


def _signed(name: str, args: Args, _names: Names) -> Node:
    for arg, kind in zip(args, SIGNATURES[name], strict=True):
        if kind_of(arg) != kind or may_be_gone(arg):
            raise BookError(name, f"参数应为 {kind}")
    # An interval is part of the query's text, so its length must be known when the query is written.
    if name == "add_months" and not isinstance(args[1], Lit):
        raise BookError(name, "月数应为固定的整数")
    if name == "div" and isinstance(args[1], Lit) and not args[1].value:
        raise BookError(name, "不能除以零")
    return Call(name, args)


def _bands(name: str, args: Args, _names: Names) -> Node:
    """Progressive bands: an amount, then limits in rising order, each with the rate up to it."""
    amount, steps = args[0], args[1:]
    if kind_of(amount) != "money" or may_be_gone(amount):
        raise BookError(name, "第一个参数应为确有的金额")
    limits, rates = _bands_of(name, steps)
    if {limit.kind for limit in limits} - {"money"} or {rate.kind for rate in rates} - {"num", "int"}:
        raise BookError(name, BANDS)
    if [limit.value for limit in limits] != sorted({int(str(limit.value)) for limit in limits}):
        raise BookError(name, "各档的上限应由低到高")
    return Call(name, args)


def _bands_of(name: str, steps: Args) -> tuple[list[Lit], list[Lit]]:
    """Limits and rates of `limit, rate, …, rate`; all of them fixed."""
    fixed = [step for step in steps if isinstance(step, Lit)]
    if len(fixed) < len(steps) or len(steps) % 2 == 0:
        raise BookError(name, BANDS)
    return fixed[:-1:2], [*fixed[1::2], fixed[-1]]


# Function → fewest and most arguments, and who checks them.
CHECKS: Mapping[str, tuple[int, int, Callable[[str, Args, Names], Node]]] = {
    **dict.fromkeys(("has", "known", "or0", "age"), (1, 1, _of_a_fact)),
    **{name: (len(kinds), len(kinds), _signed) for name, kinds in SIGNATURES.items()},
    "draws": (1, 1, _draws),
    "if": (3, 3, _if),
    "min": (2, 20, _alike),
    "max": (2, 20, _alike),
    "bands": (2, 40, _bands),
}


def checked_call(name: str, args: Args, names: Names) -> Node:
    """The call as a typed tree; raises BookError naming the function."""
    least, most, check = CHECKS[name]
    if not least <= len(args) <= most:
        raise BookError(name, "参数个数不对")
    return check(name, args, names)
