"""Every pattern of the specification's table, written in many hands, leads to the one room it means.

A line is built from a room of the tree: where it lies (or not), its compound by one of its names, its numbers by one of
the patterns, and something after it. The parser must undo all of it.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places.address.parser import AddressParser
from tests.places.address.corpus import ALIASES, COMPOUNDS, corpus_rows, meant
from tests.tree import HOME, NEXT, STREET

PARSER = AddressParser(corpus_rows(), [(COMPOUNDS[key][0].value, alias) for key, alias in ALIASES])
SPOKEN = "零一二三四五六七八九"

CITIES = "北京 北京市 中国北京市西城区 北京市市辖区西城区 西城 宣武区 原宣武 原崇文区"
HEADS = st.sampled_from(["", *CITIES.split()])
STREETS = "西长安街街道 西长安街街道办事处 西长安街地区 府右街南社区 府右街南居委会 西长安街街道府右街南社区居委会"
DIVISIONS = st.sampled_from(["", *STREETS.split()])
TOWERS = st.sampled_from([("1", "A.1"), ("2", "A.2"), ("12", "A.3")])
TOWER_ROOMS = st.sampled_from([("1", "101"), ("1", "501"), ("2", "102"), ("1", "1203")])
WRITTEN = """
{b}号楼{u}单元{r}室  {b}号楼{u}单元{r}号  {b}楼{u}门{r}  {b}栋{u}单元{r}室  {b}#{u}-{r}  {b}-{u}-{r}  {b}号楼{u}-{r}
{b}幢{u}单元{r}室  {b}号楼-{u}单元-{r}室  {b}-{u}单元{r}  {b}号楼-{u}门-{r}  第{b}号楼第{u}单元{r}房间  {b}＃{u}－{r}
0{b}号楼0{u}单元{r}室  {b}—{u}—{r}  {b}　号楼　{u}　单元　{r}　室
"""
TOWER_PATTERNS = st.sampled_from(WRITTEN.replace("  ", "\n").replace("　", " ").strip().split("\n"))
TAILS = st.sampled_from(["", "（红色门）", "（原棉纺厂宿舍）", "(3人)", "【二层】"])
YARDS = st.sampled_from([("3", "L.1"), ("12", "L.2"), ("甲12", "L.3"), ("前8", "L.5")])
YARD_ROOMS = st.sampled_from([("1", "1"), ("北房2", "2"), ("3", "3")])


def spoken(number: str) -> str:
    """One or two digits in Chinese; longer numbers digit by digit, as people say rooms."""
    if len(number) > 2 or number.startswith("0"):
        return "".join(SPOKEN[int(digit)] for digit in number)
    tens, ones = divmod(int(number), 10)
    return ("" if tens <= 1 else SPOKEN[tens]) + ("十" if tens else "") + (SPOKEN[ones] if ones or not tens else "")


def path(text: str, hint: PlacePath | None) -> str | None:
    found = PARSER.parse(text, hint).place
    return found.path.value if found else None


@given(HEADS, DIVISIONS, st.sampled_from(["红墙小区", "棉纺厂宿舍"]), TOWERS, TOWER_ROOMS, TOWER_PATTERNS, TAILS)
def test_a_room_of_a_tower_in_every_hand(
    head: str, division: str, name: str, tower: tuple[str, str], room: tuple[str, str], pattern: str, tail: str
) -> None:
    (b, house), (u, r) = tower, room
    line = head + division + name + pattern.format(b=b, u=u, r=r) + tail
    assert path(line, HOME) == meant(f"{house}.{u}.{r}"), line


@given(TOWERS, st.sampled_from([("1", "101"), ("1", "501"), ("2", "102")]))
def test_spoken_numbers_are_the_same_numbers(tower: tuple[str, str], room: tuple[str, str]) -> None:
    (b, house), (u, r) = tower, room
    line = f"红墙小区{spoken(b)}号楼{spoken(u)}单元{spoken(r)}室"
    assert path(line, HOME) == meant(f"{house}.{u}.{r}"), line


@given(HEADS, YARDS, YARD_ROOMS, st.sampled_from(["{y}号院{r}{w}", "{y}号{r}{w}", "{y}院{r}{w}"]), TAILS)
def test_a_room_of_a_yard_in_every_hand(
    head: str, yard: tuple[str, str], room: tuple[str, str], pattern: str, tail: str
) -> None:
    (y, house), (r, _) = yard, room
    number = {"1": "0001", "北房2": "0002", "3": "0003"}[r]
    line = f"{head}后细瓦厂胡同{pattern.format(y=y, r=r, w='间' if r.startswith('北') else '号')}{tail}"
    house_path = meant(house) or ""
    found = path(line, HOME)
    assert found == f"{house_path}01.{number}.", line


@given(TOWERS, st.sampled_from(["{b}号楼", "{b}栋", "{b}座", "第{b}号楼", "{b}幢", "{b}#楼"]))
def test_a_house_without_a_room_ends_at_the_house(tower: tuple[str, str], pattern: str) -> None:
    found = PARSER.parse(f"红墙小区{pattern.format(b=tower[0])}", HOME)
    assert found.place is not None
    assert (found.place.path.value, found.level) == (meant(tower[1]), Level.BUILDING)


@given(st.integers(13, 99), st.integers(1, 9), st.integers(101, 999), TOWER_PATTERNS)
def test_numbers_the_tree_lacks_are_kept_as_read(b: int, u: int, r: int, pattern: str) -> None:
    found = PARSER.parse(f"红墙小区{pattern.format(b=b, u=u, r=r)}", HOME)
    assert (found.building, found.unit, found.room) == (str(b), str(u), str(r))
    assert found.level is Level.COMPOUND
    assert found.confidence < 1


@given(TOWERS, TOWER_ROOMS, st.sampled_from([None, STREET, NEXT, HOME]))
def test_the_hint_moves_certainty_and_never_the_words(
    tower: tuple[str, str], room: tuple[str, str], hint: PlacePath | None
) -> None:
    line = f"红墙小区{tower[0]}号楼{room[0]}单元{room[1]}室"
    found, near = PARSER.parse(line, hint), PARSER.parse(line, HOME)
    assert (found.building, found.unit, found.room) == (near.building, near.unit, near.room)
    assert found.confidence <= near.confidence


# A word that sounds alike, another one in a long name, or a slip in the word for the compound itself.
SLIPS = {
    "红墙小区": [(0, "洪"), (1, "强"), (2, "囍"), (3, "去")],
    "后细瓦厂胡同": [(0, "厚"), (1, "囍"), (3, "场"), (4, "糊"), (5, "囍")],
    "槐柏树街南里": [(0, "囍"), (1, "白"), (2, "囍"), (3, "接"), (5, "李")],
}


@given(st.sampled_from(sorted(SLIPS)), st.data())
def test_one_wrong_character_is_repaired_inside_the_street(name: str, data: st.DataObject) -> None:
    at, slip = data.draw(st.sampled_from(SLIPS[name]))
    wrong = name[:at] + slip + name[at + 1 :]
    found, right = PARSER.parse(wrong, HOME), PARSER.parse(name, HOME)
    assert found.place == right.place
    assert found.confidence < right.confidence


@given(st.text("红墙小区后细瓦厂胡同槐柏树街南里123号楼单元室-#", max_size=20))
def test_alternatives_are_given_only_when_nothing_is_chosen(text: str) -> None:
    found = PARSER.parse(text, None)
    assert not (found.place and found.alternatives)
    assert len(found.alternatives) != 1
    assert found.confidence <= (1 if found.place else 0.4)


def test_equal_names_in_two_streets_are_told_apart_by_the_division_only() -> None:
    both = PARSER.parse("红墙小区1号楼1单元101室", None)
    assert (both.place, len(both.alternatives)) == (None, 2)
    assert path("新街口街道红墙小区", None) == COMPOUNDS["F"][0].value
    assert path("西长安街街道红墙小区", None) == COMPOUNDS["A"][0].value
