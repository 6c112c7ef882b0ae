"""What a template must say before it may be registered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jiayuan.kernel.errors import FieldError
from jiayuan.kernel.text import mark
from jiayuan.ledgers.rules.limits import Limits

# How often a ledger comes again, in days; 0 is whenever something changes.
CADENCES: Mapping[str, tuple[str, int]] = {
    "week": (mark("每周"), 7),
    "month": (mark("每月"), 31),
    "quarter": (mark("每季度"), 92),
    "year": (mark("每年"), 366),
    "change": (mark("有变化时"), 0),
}
# Beyond what every cell of an attribute must satisfy.
RULES: Mapping[str, str] = {
    "": mark("无"),
    "strict": mark("只收标准选项"),
    "unique": mark("同一份台账里不重复"),
    "past": mark("不晚于今天"),
    "gcj02": mark("坐标按国测局坐标系（GCJ-02）"),
    "bd09": mark("坐标按百度坐标系（BD-09）"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, the attribute it states, whether it must be filled, a rule beside the attribute's own."""

    header: str
    attr: str
    required: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """What a steward fills in. `row_key`: alternatives of attributes that tell one line from another."""

    code: str
    title: str
    family: str
    office: int | None
    purpose: str
    purpose_until: date
    cadence: str
    kept_days: int
    columns: tuple[Column, ...]
    row_key: tuple[tuple[str, ...], ...]
    age_min: int = 0
    age_max: int = 130


def _columns(new: NewTemplate, known: Collection[str]) -> Iterator[tuple[str, str, str]]:
    attrs, headers = Counter(one.attr for one in new.columns), Counter(one.header for one in new.columns)
    if not new.columns:
        yield "columns", "none", mark("请至少写一列")
    elif not any(one.required for one in new.columns):
        yield "columns", "required", mark("请至少有一列必填")
    if any(one.attr not in known for one in new.columns):
        yield "columns", "attr", mark("有一列的项目不在数据标准里")
    if any(one.rule not in RULES for one in new.columns):
        yield "columns", "rule", mark("有一列的规则不认识")
    if any(n > 1 for n in (*attrs.values(), *headers.values())):
        yield "columns", "twice", mark("同一个表头或项目只能用一次")


def _key(new: NewTemplate) -> Iterator[tuple[str, str, str]]:
    attrs = {one.attr for one in new.columns}
    if not new.row_key or any(not one for one in new.row_key):
        yield "row_key", "none", mark("请写明用哪些项目认出同一行")
    elif any(attr not in attrs for one in new.row_key for attr in one):
        yield "row_key", "attr", mark("行的标识只能用这份台账里的项目")


def _purpose(new: NewTemplate, in_register: bool, today: date, limits: Limits) -> Iterator[tuple[str, str, str]]:
    if not in_register:
        yield "purpose", "unknown", mark("这个用途还没有登记，请先登记用途")
    if not today < new.purpose_until <= today + timedelta(days=limits.purpose_longest_days):
        yield "purpose_until", "period", mark("用途的期限要晚于今天，最长一年")


def wrong(
    new: NewTemplate, known: Collection[str], families: Collection[str], in_register: bool, today: date, limits: Limits
) -> list[FieldError]:
    """Everything wrong with it; empty when it may be registered. `known` are the attributes of its family."""
    plain = (
        ("title", not new.title.strip(), mark("请写台账名称")),
        ("code", not new.code or new.code.startswith("form-"), mark("代码用小写字母、数字和横线")),
        ("family", new.family not in families, mark("请选择由谁维护")),
        ("cadence", new.cadence not in CADENCES, mark("请选择多久更新一次")),
        ("kept_days", not 0 < new.kept_days <= 3660, mark("保存天数应在1到3660之间")),
        ("age_min", not 0 <= new.age_min <= new.age_max <= 130, mark("年龄范围不对")),
    )
    found = [(field, field, message) for field, bad, message in plain if bad]
    found += [*_columns(new, known), *_key(new), *_purpose(new, in_register, today, limits)]
    return [FieldError(field, code, message) for field, code, message in found]


def ended(until: date | None, today: date) -> bool:
    """Whether a purpose is over; the day itself no longer counts, and none that ships with the law behind it ends."""
    return until is not None and until <= today


def overdue(cadence: str, last: date | None, since: date | None, today: date) -> int:
    """Days a ledger is late; 0 when in time. Counted from the last upload, else from its registration."""
    days = CADENCES.get(cadence, ("", 0))[1]
    start = last or since
    if not days or start is None:
        return 0
    return max(0, (today - start).days - days)


def keys_of(text: str, named: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """身份证号；姓名+出生日期 → attributes, by headers or codes; a word not known stays as it is, to be told."""
    lines: Sequence[str] = text.replace("；", "\n").replace(";", "\n").split("\n")
    groups = ([word.strip() for word in line.replace("＋", "+").replace("、", "+").split("+")] for line in lines)
    return tuple(tuple(named.get(word, word) for word in group if word) for group in groups if any(group))
