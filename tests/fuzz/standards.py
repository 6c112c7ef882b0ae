"""Every attribute's standard, fed with its own kind of cell and with those of the wrong column."""

from __future__ import annotations

from random import Random

from jiayuan.ledgers.rules.looks import look
from jiayuan.ledgers.rules.messages import CELL, cell_message
from jiayuan.ledgers.rules.standardise import STANDARDS, standardise
from tests.fuzz import dates, ids, names, phones
from tests.fuzz.dice import damaged, pick

WORDS = ("男", "女", "男性", "1", "2", "0", "9", "未知的性别", "低保", "特困人员", "中度失能", "肢体", "4类", "45",
         "一级", "5级", "是", "否", "√", "×", "自有", "true", "无", "无 ", "N", "城市低保户")  # fmt: skip
ATTRS = (*STANDARDS, "residence.actual", "skill")
LOOKS = frozenset(
    ("", "text", "certificate", "id", "phone", "date", "sex", "community", "address", "level", "name", "number")
)
# Codes come out as English words that nobody types: only what people type must come out as it went in.
TYPED = frozenset(("name", "id_number", "birth", "phone", "dis.certificate", "dis.level", "residence.actual", "skill"))
LONGEST = 500


def certificate(rng: Random) -> str:
    return ids.number(rng) + pick(rng, "12345678") + pick(rng, "12345") + pick(rng, ("", "B1", "b2", "B"))


def word(rng: Random) -> str:
    return damaged(rng, pick(rng, WORDS), 0.2)


def cell(rng: Random) -> str:
    made = pick(rng, (ids.make, phones.make, names.make, dates.make, certificate, word))(rng)
    return made if isinstance(made, str) else str(made)


def make(rng: Random) -> tuple[str, str]:
    return pick(rng, ATTRS), cell(rng)


def check(given: tuple[str, str]) -> None:
    """Closed states, known codes, bounded values; refused cells carry nothing; standards stay what they are."""
    attr, raw = given
    std = standardise(attr, raw)
    assert std.state in ("ok", "warn", "error", "empty")
    assert std.code in CELL or (std.code == "" and std.state in ("ok", "empty"))
    assert len(std.value) <= LONGEST
    assert std.usable or std.value == ""
    assert look(raw) in LOOKS
    if std.code:
        told = cell_message(std.code)
        # Shorter ones may be part of the example that a message gives.
        assert len(raw) < 8 or raw not in told
    if attr in TYPED and std.usable:
        assert standardise(attr, std.value).value == std.value
