"""The families of ledgers, and those Jiayuan does not keep: lists of people to be watched, told by their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jiayuan.kernel.text import mark, squeeze

# Whose word a ledger is; ranks.yaml says for what it counts.
FAMILIES: Mapping[str, str] = {
    "community": mark("社区"),
    "visit": mark("入户走访"),
    "self": mark("居民本人填报"),
    "civil_affairs": mark("民政"),
    "disability": mark("残联"),
    "volunteers": mark("志愿服务"),
    "property": mark("物业企业"),
    "organisations": mark("单位名录"),
    "facilities": mark("设施设备"),
    "dwellings": mark("住房地址"),
}
MESSAGE = mark("家园不保存这类台账：居民在这里只作为被服务的人出现")
REFUSED_FAMILIES = frozenset(
    {"watch_list", "petition", "key_person", "faith", "crime", "face", "door", "vehicle", "position"}
)
REFUSED_WORDS = (
    "重点人", "重点关注人", "重点对象", "稳控", "维稳", "管控对象", "盯防",
    "上访", "信访", "涉稳", "缠访",
    "宗教", "信仰", "信教", "教徒", "教民",
    "前科", "犯罪", "刑释", "刑满", "服刑", "社区矫正", "吸毒", "涉毒",
    "人脸", "刷脸", "面部特征", "门禁", "出入记录", "车牌", "过车", "轨迹", "行踪", "手机信令", "定位", "监控",
    "积分评级", "信用评分",
)  # fmt: skip


def refused(family: str, title: str, headers: Iterable[str]) -> list[str]:
    """The words for which a template is refused; empty when it may be kept."""
    text = "|".join(map(squeeze, (title, *headers)))
    found = [word for word in REFUSED_WORDS if word in text]
    return [family, *found] if family in REFUSED_FAMILIES else found
