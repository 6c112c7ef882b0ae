"""A resolved condition in plain words, Chinese and English: what a clerk reads beside the cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.language.nodes import (
    Arith,
    Call,
    Compare,
    Every,
    FactRef,
    Fold,
    Lit,
    Node,
    Not,
    ParamRef,
    Some,
    Within,
)
from jiayuan.benefits.engine.sheets.printing import written
from jiayuan.benefits.engine.words import Words

SIGNS: Mapping[str, Words] = {
    "==": Words("是", "is"), "!=": Words("不是", "is not"), ">=": Words("不低于", "is at least"),
    "<=": Words("不超过", "is at most"), ">": Words("超过", "is more than"), "<": Words("不到", "is less than"),
}  # fmt: skip
LISTS: Mapping[str, Words] = {
    "persons": Words("家庭成员", "the members"),
    "parents": Words("父母", "the parents"),
    "supporters": Words("赡养抚养人", "the supporters"),
}
FOLDS: Mapping[str, Words] = {
    "any": Words("中有人符合", "include somebody who meets"), "all": Words("全都符合", "all meet"),
    "count": Words("的人数", "counted"), "sum": Words("合计", "added up"),
    "min_of": Words("中最小的", "at the least"), "max_of": Words("中最大的", "at the most"),
}  # fmt: skip
CALLS: Mapping[str, Words] = {
    "has": Words("有{}", "has {}"), "known": Words("已知{}", "{} is known"), "or0": Words("{}", "{}"),
    "age": Words("{}算出的周岁", "age by {}"), "min": Words("{}中较小的", "the smaller of {}"),
    "max": Words("{}中较大的", "the larger of {}"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells trees of one book in one language."""

    book: RuleBook
    english: bool

    def pick(self, words: Words) -> str:
        return words.en if self.english else words.zh

    def say(self, node: Node) -> str:
        return TELLERS[type(node)](self, node)

    def fact(self, node: FactRef) -> str:
        defined = self.book.facts[node.code]
        return defined.en if self.english else defined.zh

    def param(self, node: ParamRef) -> str:
        return node.name if self.english else self.book.params[node.name].zh

    def literal(self, node: Lit) -> str:
        if node.kind == "bool":
            return self.pick(Words("是", "yes") if node.value else Words("否", "no"))
        text = str(node.value) if node.kind in ("date", "enum", "text") else written(node)
        return text.replace("元", " yuan") if self.english else text

    def option(self, of: Node, value: Node) -> str:
        """An option by its name; codes read as English words."""
        if isinstance(of, FactRef) and isinstance(value, Lit) and value.kind == "enum":
            names = self.book.facts[of.code].option_names or {}
            return str(value.value).replace("_", " ") if self.english else names.get(str(value.value), str(value.value))
        return self.say(value)

    def joined(self, parts: tuple[Node, ...], by: Words) -> str:
        return self.pick(by).join(
            f"({self.say(part)})" if isinstance(part, Some | Every) else self.say(part) for part in parts
        )

    def compare(self, node: Compare) -> str:
        if isinstance(node.right, Lit) and node.right.kind == "bool":
            return f"{self.say(node.left)}{self.pick(Words('：', ': '))}{self.say(node.right)}"
        space = " " if self.english else ""
        return space.join((self.say(node.left), self.pick(SIGNS[node.op]), self.option(node.left, node.right)))

    def within(self, node: Within) -> str:
        options = [self.option(node.item, option) for option in node.options]
        between = self.pick(Words("至", " to ") if node.span else Words("、", ", ")).join(options)
        verb = Words("不在", "is none of") if node.negated else Words("是", "is")
        space = " " if self.english else ""
        return space.join((self.say(node.item), self.pick(verb), between))

    def call(self, node: Call) -> str:
        if node.name == "if":
            return self.pick(Words("如果{}，则{}，否则{}", "if {} then {}, else {}")).format(*map(self.say, node.args))
        args = self.pick(Words("、", ", ")).join(map(self.say, node.args))
        known = CALLS.get(node.name)
        return self.pick(known).format(args) if known else f"{node.name}({args})"

    def fold(self, node: Fold) -> str:
        who, how = self.pick(LISTS[node.source]), self.pick(FOLDS[node.name])
        inside = "" if node.body is None else f"({self.say(node.body)})"
        return f"{who} {how} {inside}".strip() if self.english else f"{who}{how}{inside}"


# Any because each takes its own kind of node.
TELLERS: Mapping[type, Callable[[Teller, Any], str]] = {
    FactRef: Teller.fact,
    ParamRef: Teller.param,
    Lit: Teller.literal,
    Every: lambda teller, node: teller.joined(node.parts, Words("，且", ", and ")),
    Some: lambda teller, node: teller.joined(node.parts, Words("，或", ", or ")),
    Not: lambda teller, node: f"{teller.pick(Words('并非', 'not'))}({teller.say(node.of)})",
    Compare: Teller.compare,
    Within: Teller.within,
    Arith: lambda teller, node: f"{teller.say(node.left)} {node.op} {teller.say(node.right)}",
    Call: Teller.call,
    Fold: Teller.fold,
}


def plainly(tree: Node, book: RuleBook) -> Words:
    """A condition or an amount in both languages."""
    return Words(Teller(book, english=False).say(tree), Teller(book, english=True).say(tree))
