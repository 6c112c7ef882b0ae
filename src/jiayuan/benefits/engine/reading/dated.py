"""The dated figures, `params.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from jiayuan.benefits.engine.book import Doc
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.figures import Param, ParamValue
from jiayuan.benefits.engine.language.literals import MAJOR
from jiayuan.benefits.engine.language.nodes import Kind, Lit
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.reading.entry import Entry

# What a figure may be written as, by its type. Money needs its unit: a bare 1450 would be read as fen.
WRITTEN: Mapping[Kind, tuple[Kind, ...]] = {"money": ("money",), "int": ("int",), "num": ("num", "int")}
KINDS: Mapping[str, Kind] = {"money": "money", "int": "int", "num": "num"}


def _figure(text: str, kind: Kind, where: str, major: int) -> int | Fraction:
    tree = parse(text, major)
    if not isinstance(tree, Lit) or tree.kind not in WRITTEN[kind] or not isinstance(tree.value, int | Fraction):
        raise BookError(where, {"money": "v 应为金额，须写单位", "int": "v 应为整数"}.get(kind, "v 应为比例或小数"))
    return tree.value


def _value(entry: Entry, kind: Kind, docs: Mapping[str, Doc], major: int) -> ParamValue:
    entry.allow("from", "to", "v", "doc", "cite", "sure")
    start, end = entry.period()
    sure = entry.data.get("sure", "to_confirm")
    # YAML reads a bare yes as true; a misspelt word must not make a figure certain or uncertain by chance.
    if sure not in (True, "yes", "to_confirm"):
        raise BookError(entry.where, "sure 应为 yes 或 to_confirm")
    if entry.text("doc") not in docs:
        raise BookError(entry.where, f"docs.yaml 里没有 {entry.text('doc')}")
    figure = _figure(str(entry.data.get("v")), kind, entry.where, major)
    return ParamValue(start, end, figure, entry.text("doc"), entry.text("cite", ""), sure != "to_confirm")


def values_of(entry: Entry, kind: Kind, docs: Mapping[str, Doc], major: int) -> tuple[ParamValue, ...]:
    """The `values` of a figure by time; raises BookError where two hold on one day."""
    values = sorted((_value(item, kind, docs, major) for item in entry.many("values")), key=lambda value: value.start)
    for earlier, later in pairwise(values):
        if earlier.end is None or earlier.end >= later.start:
            raise BookError(entry.where, "两段时间重叠")
    return tuple(values)


def _param(name: str, entry: Entry, docs: Mapping[str, Doc], major: int) -> Param:
    entry.allow("type", "zh", "values")
    kind = KINDS[entry.choice("type", tuple(KINDS))]
    return Param(name, kind, entry.text("zh"), values_of(entry, kind, docs, major))


def params_of(entry: Entry, docs: Mapping[str, Doc], major: int = MAJOR) -> dict[str, Param]:
    """The figures by name; raises BookError where two values hold on one day or a document is not listed."""
    return {name: _param(name, item, docs, major) for name, item in entry.allow("params").under("params").groups()}
