"""Ledgers Jiayuan does not keep: lists of people to be watched are refused by their words."""

from __future__ import annotations

from collections.abc import Iterable

from jiayuan.kernel.text import mark, squeeze

MESSAGE = mark("家园不保存这类台账：居民在这里只作为被服务的人出现")
REFUSED_FAMILIES = frozenset(
    {"watch_list", "petition", "key_person", "faith", "crime", "face", "door", "vehicle", "position"}
)
REFUSED_WORDS = (
    "重点人", "稳控", "维稳", "上访", "信访", "涉稳", "宗教", "信仰", "前科", "犯罪", "刑释", "吸毒", "人脸",
    "门禁", "车牌", "轨迹", "定位", "监控", "积分评级", "信用评分",
)  # fmt: skip


def refused(family: str, title: str, headers: Iterable[str]) -> list[str]:
    """The words for which a template is refused; empty when it may be kept."""
    text = "|".join(map(squeeze, (title, *headers)))
    found = [word for word in REFUSED_WORDS if word in text]
    return [family, *found] if family in REFUSED_FAMILIES else found
