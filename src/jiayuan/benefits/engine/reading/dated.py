"""The dated figures, `params.yaml`."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.figures import Param, ParamValue
from jiayuan.benefits.engine.language.nodes import Lit
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.reading.catalogue import KINDS
from jiayuan.benefits.engine.reading.entry import Entry


def _figure(text: str, where: str) -> int | Fraction:
    tree = parse(text)
    if not isinstance(tree, Lit) or not isinstance(tree.value, int | Fraction) or tree.kind == "bool":
        raise BookError(where, "v 应为金额、整数或比例")
    return tree.value


def _value(entry: Entry) -> ParamValue:
    entry.allow("from", "to", "v", "doc", "cite", "sure")
    return ParamValue(
        start=entry.day("from"),
        end=entry.optional_day("to"),
        value=_figure(str(entry.data.get("v")), entry.where),
        doc=entry.text("doc"),
        cite=entry.text("cite", ""),
        sure=entry.data.get("sure") in (True, "yes"),
    )


def _param(name: str, entry: Entry) -> Param:
    values = sorted((_value(item) for item in entry.many("values")), key=lambda value: value.start)
    for earlier, later in pairwise(values):
        if earlier.end is None or earlier.end >= later.start:
            raise BookError(entry.where, "两段时间重叠")
    kind = KINDS.get(entry.text("type"), "num")
    return Param(name, kind, entry.text("zh"), tuple(values))


def params_of(entry: Entry) -> dict[str, Param]:
    """The figures by name; raises BookError where two values hold on one day."""
    return {name: _param(name, item) for name, item in entry.under("params").groups()}
