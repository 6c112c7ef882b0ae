"""The fact catalogue, `facts.yaml`: what a fact is called, what it may be, who is asked for it."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lists import OWNERS
from jiayuan.benefits.engine.language.nodes import Kind
from jiayuan.benefits.engine.reading.entry import Entry

KEYS = (
    "type", "zh", "en", "options", "codes", "absent", "low", "high", "source", "expires", "question", "who", "of",
)  # fmt: skip
KINDS: Mapping[str, Kind] = {"bool": "bool", "int": "int", "money": "money", "date": "date", "enum": "enum"}


def _fact(code: str, entry: Entry) -> FactDef:
    entry.allow(*KEYS)
    kind = KINDS.get(entry.text("type"))
    if kind is None:
        raise BookError(entry.where, "type 不认识")
    options = entry.under("options").data
    # Without options no value would ever fit, and everybody would be asked for ever.
    if (kind == "enum") != bool(options):
        raise BookError(entry.where, "options 只用于 enum，且不能为空")
    low, high = entry.optional_number("low"), entry.optional_number("high")
    if low is not None and high is not None and low > high:
        raise BookError(entry.where, "low 大于 high")
    return FactDef(
        code=code,
        kind=kind,
        zh=entry.text("zh"),
        en=entry.text("en"),
        options=tuple(options),
        option_names={key: str(name) for key, name in options.items()},
        codes={str(key): str(name) for key, name in entry.under("codes").data.items()},
        may_be_absent=entry.flag("absent", default=True),
        low=0 if low is None and kind == "money" else low,
        high=high,
        source=entry.text("source", ""),
        expires=entry.optional_number("expires"),
        question=entry.text("question", ""),
        who=entry.text("who", ""),
        of=entry.choice("of", OWNERS, "person"),
    )


def facts_of(entry: Entry) -> dict[str, FactDef]:
    """The catalogue by code, with `age` derived."""
    facts = {code: _fact(code, item) for code, item in entry.allow("facts").under("facts").groups()}
    # Age is never stored: it follows from the birthday and the day that is tested.
    age = FactDef("age", "int", "年龄", "age", may_be_absent=False, low=0, high=130, source="birth")
    return {**facts, "age": age}
