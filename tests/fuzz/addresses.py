"""Address lines: every pattern of the specification on a small tree, in any order, with landmarks, noise and damage."""

from __future__ import annotations

from dataclasses import asdict
from random import Random

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.address.clean import clean, numerals
from jiayuan.places.address.numbers import key, read_numbers
from jiayuan.places.address.parser import MOST_ALTERNATIVES, AddressParser
from jiayuan.places.api import parsed_as_json
from tests.fuzz.dice import damaged, digits, pick
from tests.places.address.corpus import ALIASES, COMPOUNDS, corpus_rows
from tests.tree import HOME, NEXT, STREET

ROWS = corpus_rows()
PATHS = frozenset(row[2] for row in ROWS)
PARSER = AddressParser(ROWS, [(COMPOUNDS[key_][0].value, alias) for key_, alias in ALIASES])
HINTS = (None, STREET, HOME, NEXT, COMPOUNDS["A"][0], COMPOUNDS["L"][0].child("0001"), PlacePath("999999."))
HEADS = (
    "",
    "北京市西城区",
    "中国北京市",
    "西城",
    "原宣武区",
    "崇文区",
    "河北省廊坊市",
    "北京市市辖区西城区",
    "西城门内大街",
)
DIVISIONS = (
    "",
    "西长安街街道",
    "府右街南社区",
    "西交民巷社区居委会",
    "新街口",
    "西长安街街道府右街南社区",
    "不存在街道",
)
NAMES = (*(name for _, _, name in COMPOUNDS.values()), *(alias for _, alias in ALIASES), "红墙", "槐柏树南里", "某小区")
PATTERNS = (
    "{b}号楼{u}单元{r}室", "{b}楼{u}门{r}", "{b}栋{u}单元{r}室", "{b}#{u}-{r}", "{b}-{u}-{r}", "{b}号楼{r}",
    "{b}号楼", "{b}号院{r}号",
    "{b}号{r}室", "甲{b}号{r}室", "{b}-{r}", "B座{r}", "地下{u}层B{r}", "北房{u}间", "{b}号院{u}号楼{r}", "底商{r}",
    "{b}号旁门", "",
    "{b}号楼地下室{r}", "第{b}号楼第{u}单元第{f}层{r}房间", "乙{b}号院东房{u}",
    "{b}号楼{u}单元{r}室{b}号楼{u}单元{r}室",
)  # fmt: skip
TAILS = ("", "", "（红色门）", "(3人)", "【", "）))", "对面", "王秀兰收", "北京市西城区红墙小区", "\n二层")
SPOKEN = ("零", "一", "十", "十二", "二十", "九十九", "五〇一", "两", "百", "甲", "00", "0501", "B12", "99999", "")


def numeral(rng: Random, most: int) -> str:
    return pick(rng, SPOKEN) if rng.random() < 0.2 else str(rng.randrange(most))


def line(rng: Random) -> str:
    words = {name: numeral(rng, most) for name, most in (("b", 15), ("u", 4), ("r", 1300), ("f", 30))}
    return "".join(
        (
            pick(rng, HEADS),
            pick(rng, DIVISIONS),
            pick(rng, NAMES),
            pick(rng, PATTERNS).format(**words),
            pick(rng, TAILS),
        )
    )


def shuffled(rng: Random) -> str:
    parts = [pick(rng, HEADS), pick(rng, NAMES), pick(rng, PATTERNS), pick(rng, NAMES), digits(rng, 3)]
    rng.shuffle(parts)
    return "".join(parts)


def make(rng: Random) -> tuple[str, PlacePath | None]:
    return damaged(rng, pick(rng, (line, line, line, shuffled))(rng), 0.35), pick(rng, HINTS)


def check(given: tuple[str, PlacePath | None]) -> None:
    """A place of the tree at its level or none; what was understood adds up to what was written, and no more."""
    text, hint = given
    parsed = PARSER.parse(text, hint)
    assert 0.0 <= parsed.confidence <= 1.0
    assert (parsed.place is None) == (parsed.level is None)
    assert len(parsed.alternatives) <= MOST_ALTERNATIVES
    assert len(parsed.alternatives) != 1
    if parsed.place is not None:
        assert parsed.place.path.value in PATHS
        assert parsed.level is parsed.place.path.level
        assert parsed.alternatives == ()
        assert parsed.confidence >= 0.1
    assert parsed_as_json(text, parsed)
    _nothing_is_made_up(text, asdict(parsed))
    _cleaning_is_final(text)


def _nothing_is_made_up(text: str, said: dict[str, object]) -> None:
    bound = 20 + 4 * len(text) + 18 * sum(one in "ﷺ㍿㏂㈱" for one in text)
    assert sum(len(str(said[part])) for part in ("building", "unit", "floor", "room", "rest")) <= bound
    for part in ("building", "unit", "room"):
        assert not str(said[part]).startswith("0")


def _cleaning_is_final(text: str) -> None:
    once, _notes = clean(text)
    assert clean(once)[0] == once or "(" in once or "[" in once or "{" in once
    plain = numerals(once)
    numbers = read_numbers(plain)
    assert len(numbers.building + numbers.unit + numbers.floor + numbers.room + numbers.rest) <= len(plain)
    assert key(key(plain[:20])) in (key(plain[:20]), key(plain[:20]).lstrip("0"))
