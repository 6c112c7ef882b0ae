"""Why a pair is shown to a person, in words."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.kernel.text import mark

RULE_WORDS: Mapping[str, str] = {
    "relative_id": mark("证件号码属于另一个人，可能填成了亲属的号码"),
    "several": mark("有两个以上的人都对得上"),
    "code_of_another": mark("代码属于另一个，名称或种类对不上"),
    "near_name": mark("同一社区里有名称很像的"),
    "held": mark("近来抽查发现机器有错，把握不大的先请人看"),
    "conflict": mark("两个来源分量相同，说的不一样；在判断之前仍以原来的为准"),
    "unsure": mark("有些信息相同，有些不同，拿不准"),
}
LEVEL_WORDS: Mapping[tuple[str, str], str] = {
    ("name", "exact"): mark("姓名相同"),
    ("name", "pinyin"): mark("姓名同音"),
    ("name", "swap"): mark("名字前后颠倒"),
    ("name", "one_char"): mark("姓名差一字"),
    ("name", "prefix"): mark("姓名少一字"),
    ("name", "surname"): mark("只有姓相同"),
    ("name", "else"): mark("姓名不同"),
    ("id", "exact"): mark("证件号码相同"),
    ("id", "edit"): mark("证件号码差一位"),
    ("id", "first14"): mark("证件号码前14位相同"),
    ("id", "else"): mark("证件号码不同"),
    ("birth", "day"): mark("出生日期相同"),
    ("birth", "else"): mark("出生日期不同"),
    ("phone", "exact"): mark("电话相同"),
    ("phone", "shared"): mark("电话相同，但多人共用"),
    ("place", "room"): mark("同一房间"),
    ("place", "house"): mark("同一楼"),
    ("place", "building"): mark("同一楼"),
    ("sex", "else"): mark("性别不同"),
    ("code", "exact"): mark("代码相同"),
    ("code", "else"): mark("代码不同"),
    ("body_name", "exact"): mark("名称相同"),
    ("body_name", "like"): mark("名称相近"),
    ("body_name", "else"): mark("名称不同"),
    ("body_kind", "else"): mark("种类不同"),
    ("area", "else"): mark("不在同一社区"),
}


def reason_of(rule: str, levels: Mapping[str, str]) -> list[str]:
    """The rule first, then what is alike and what differs; msgids, to be translated where shown."""
    told = [LEVEL_WORDS[pair] for pair in levels.items() if pair in LEVEL_WORDS]
    return [RULE_WORDS.get(rule, RULE_WORDS["unsure"]), *told]
