"""Cells of names: two to four ideographs, other peoples' names with a dot, alphabets, notes, blanks and look-alikes."""

from __future__ import annotations

import unicodedata
from random import Random

from jiayuan.kernel.pinyin import name_key
from jiayuan.kernel.text import nfkc, squeeze
from jiayuan.kernel.values import mask_name
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.rules.names import name
from jiayuan.ledgers.rules.scripts import family, given, is_han, parts_key, spaced
from tests.fuzz.dice import damaged, pick

FAMILIES = ("王", "李", "单", "仇", "解", "欧阳", "上官", "爱新觉罗", "𠮷", "曾", "区", "查", "盖", "朴")
GIVEN = "秀兰建国伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英㛃䶮𬱖𣲗"
DOTS = "·•‧∙・.．﹒⋅"
PARTS = ("买买提", "阿不都", "卓玛", "次仁", "古丽", "巴特尔", "艾山", "热合曼")
LATIN = ("Anna", "O'Brien", "GARCÍA", "Müller-Lüdenscheidt", "Ngô", "İbrahim", "Straße", "ﬁona", "Ž", "d’Arc", "Jr.")
NOTES = ("（户主）", "(户主)", "（已故", "）", "【妻】", "(((", "（原名（张三））", "()", "（）", " 户主")


def plain(rng: Random) -> str:
    return pick(rng, FAMILIES) + "".join(pick(rng, GIVEN) for _ in range(rng.randrange(0, 4)))


def dotted(rng: Random) -> str:
    return pick(rng, DOTS).join(pick(rng, PARTS) for _ in range(rng.randrange(2, 5)))


def latin(rng: Random) -> str:
    return pick(rng, (" ", "  ", ", ", "-", "\t")).join(pick(rng, LATIN) for _ in range(rng.randrange(1, 5)))


def noted(rng: Random) -> str:
    parts = [pick(rng, (plain, dotted, latin))(rng), pick(rng, NOTES)]
    rng.shuffle(parts)
    return "".join(parts)


def mixed(rng: Random) -> str:
    return (
        pick(rng, (plain, latin))(rng) + pick(rng, ("", " ", "13800000000", "/", "、")) + pick(rng, (plain, latin))(rng)
    )


KINDS = (plain, plain, dotted, latin, noted, mixed)


def make(rng: Random) -> str:
    if rng.random() < 0.02:
        return pick(rng, ("", " ", "无", "/", "N/A", "·", "（）", "-", "不详", "\u200b", "null"))
    return damaged(rng, pick(rng, KINDS)(rng), 0.4)


def check(raw: str) -> None:
    """At most 40 characters in NFKC, without brackets around nothing, standard once and for ever."""
    cell = name(raw)
    assert cell.state in ("ok", "warn", "error", "empty")
    assert len(cell.value) <= 40
    assert (cell.value == "") == (cell.state in ("error", "empty"))
    if not cell.usable:
        return
    assert not any(character.isdigit() for character in cell.value) or cell.code == "name_length"
    assert name(cell.value).value == cell.value
    _holds_of_parts(cell)


def _holds_of_parts(cell: Std) -> None:
    key = name_key(cell.value)
    assert key == name_key(cell.value)
    shown = mask_name(cell.value)
    assert len(shown) <= 2
    if is_han(cell.value):
        assert family(cell.value) + given(cell.value) == cell.value
        assert squeeze(cell.value) == cell.value
    bare = spaced(cell.value)
    assert spaced(bare) == bare
    assert sorted(parts_key(bare).split()) == sorted(bare.split())
    assert not any(unicodedata.combining(one) for one in nfkc(bare)) or not bare.isascii()
