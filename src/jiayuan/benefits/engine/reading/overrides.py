"""What a district adds, `overrides/<district>.yaml`: it raises figures of the city by documents of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.figures import Param, ParamValue
from jiayuan.benefits.engine.reading.dated import values_of
from jiayuan.benefits.engine.reading.documents import docs_of
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.benefits.engine.reading.files import read
from jiayuan.benefits.engine.reading.terms import Catalogue

DAY = timedelta(days=1)


def override_file(district: str) -> str:
    """The file of a district inside a book's folder; raises BookError for what is no code of one."""
    if not re.fullmatch(r"[0-9A-Za-z-]{1,20}", district):
        raise BookError("overrides", "区的代码只能是字母、数字和短横")
    return f"overrides/{district}.yaml"


def _last(value: ParamValue) -> date:
    return date.max if value.end is None else value.end


def _check_higher(city: tuple[ParamValue, ...], own: ParamValue, where: str) -> None:
    """A district may give more, never less, and only where the city gives anything."""
    day = own.start
    for value in (value for value in city if _last(value) >= own.start and value.start <= _last(own)):
        if value.start > day:
            break
        if value.value > own.value:
            raise BookError(where, "区标准不能低于市标准")
        if _last(value) >= _last(own):
            return
        day = _last(value) + DAY
    raise BookError(where, "市里没有数值的日期，区里不能上调")


def _around(value: ParamValue, own: ParamValue) -> Iterator[ParamValue]:
    """What is left of the city's value before and after the district's."""
    if _last(value) < own.start or value.start > _last(own):
        yield value
        return
    if value.start < own.start:
        yield replace(value, end=own.start - DAY)
    if _last(value) > _last(own):
        yield replace(value, start=_last(own) + DAY)


def _raised(param: Param, entry: Entry, docs: Set[str], known: Catalogue) -> Param:
    values = param.values
    for own in values_of(entry.allow("values"), param.kind, known.docs, known.major):
        if own.doc not in docs:
            raise BookError(entry.where, f"上调须有本区的文件: {own.doc}")
        _check_higher(param.values, own, entry.where)
        values = (*(left for value in values for left in _around(value, own)), own)
    return replace(param, values=tuple(sorted(values, key=lambda value: value.start)))


def overridden(known: Catalogue, folder: Path, district: str) -> Catalogue:
    """The catalogue with a district's figures; raises BookError where one is lower, unknown or without a document."""
    entry = read(folder / override_file(district)).allow("docs", "params")
    own = docs_of(Entry(entry.where, {"docs": entry.data.get("docs", {})}))
    for key in own.keys() & known.docs.keys():
        raise BookError(entry.where, f"文件已在 docs.yaml 里: {key}")
    wider = replace(known, docs={**known.docs, **own})
    params = dict(known.params)
    for name, item in entry.under("params").groups():
        if name not in params:
            raise BookError(item.where, "市里没有这个参数")
        params[name] = _raised(params[name], item, own.keys(), wider)
    return replace(wider, params=params)
