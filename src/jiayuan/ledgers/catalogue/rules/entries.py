"""Entries of the catalogue, and the words of the national directory rules for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

# 发改高技〔2017〕1272号, 政务信息资源目录编制指南（试行）; [TC] to be confirmed before production.
RULES = "发改高技〔2017〕1272号"
SHARE_CODES: Mapping[str, str] = {"unconditional": "1", "conditional": "2", "none": "3"}
FREQUENCIES: Mapping[str, str] = {
    "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "quarter": "QUARTERLY", "year": "ANNUAL", "live": "CONT",
    "change": "IRREG",
}  # fmt: skip
CYCLES: Mapping[str, str] = {
    "day": "每日", "week": "每周", "month": "每月", "quarter": "每季度", "year": "每年", "live": "实时",
    "change": "不定期",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of a dataset; `data_class` open, internal, personal or sensitive."""

    attr: str
    label: str
    kind: str
    data_class: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """A data service as the catalogue tells it."""

    code: str
    version: int
    title: str
    kind: str
    attrs: Sequence[str]
    owner: str
    rate: int
    daily_rows: int
    valid_from: date
    example: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A dataset as the catalogue tells it."""

    code: str
    version: int
    title: str
    summary: str
    owner: str
    theme: str
    cycle: str
    share: str
    condition: str
    issued: date
    fields: Sequence[Field]
    services: Sequence[ServiceEntry]


def national(entry: Entry) -> dict[str, str]:
    """The items of the national directory for one dataset, by their Chinese names."""
    open_to_all = entry.share == "unconditional" and all(one.data_class == "open" for one in entry.fields)
    return {
        "信息资源名称": entry.title,
        "信息资源代码": f"{entry.code}/{entry.version}",
        "信息资源提供方": entry.owner,
        "信息资源摘要": entry.summary,
        "信息资源格式": "JSON",
        "信息项信息": "；".join(f"{one.label}（{one.kind}）" for one in entry.fields),
        "共享类型": SHARE_CODES[entry.share],
        "共享条件": entry.condition,
        "共享方式": "共享平台接口" if entry.services else "",
        "是否向社会开放": "是" if open_to_all else "否",
        "更新周期": CYCLES.get(entry.cycle, entry.cycle),
        "发布日期": entry.issued.isoformat(),
    }
