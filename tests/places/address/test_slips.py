"""A repair is one slip of the pen and no more, whatever is typed; the order of the rows decides nothing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.places.address.index import TreeIndex, one_off
from jiayuan.places.address.naming import NameFinder
from jiayuan.places.address.parser import AddressParser
from jiayuan.places.address.repair import TELLING, credible
from tests.places.address.corpus import corpus_rows
from tests.places.address.test_naming import FINDER, ROWS
from tests.tree import HOME, NEXT

NAME = "棉纺厂宿舍"
HOUSE = TreeIndex([(1, "compound", HOME.child("0001").value, NAME, None, None)])
WORDS = st.text("棉纺厂宿舍楼里东一", min_size=3, max_size=7)


@cache
def distance(one: str, other: str) -> int:
    """Edits between two words, a swap of neighbours being one: the textbook recursion, no keys and no tables."""
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return distance(one[1:], other[1:])
    steps = [distance(one[1:], other), distance(one, other[1:]), distance(one[1:], other[1:])]
    if one[:2] == other[1::-1] and len(one) > 1 < len(other):
        steps.append(distance(one[2:], other[2:]))
    return 1 + min(steps)


def slips(name: str) -> st.SearchStrategy[str]:
    """Words about two slips away from a name, some of them one: where a repair could go wrong."""
    at = st.tuples(st.integers(0, len(name) - 1), st.sampled_from("楼里东一棉厂"))
    return st.tuples(at, at).map(
        lambda two: (name[: two[0][0]] + name[two[0][0] + 1 :])[: two[1][0]] + two[1][1]
        + (name[: two[0][0]] + name[two[0][0] + 1 :])[two[1][0] :]
    )  # fmt: skip


@given(slips(NAME) | WORDS)
def test_what_is_repaired_is_one_slip_away(written: str) -> None:
    found = NameFinder(HOUSE).find(written, HOME.value)
    if found is not None and found.repaired:
        assert distance(NAME, written[found.start : found.end]) <= 1


@given(slips(NAME) | WORDS)
def test_a_slip_is_no_more_than_one(written: str) -> None:
    assert not credible(NAME, written) or distance(NAME, written) <= 1


@pytest.mark.parametrize("written", ["纺厂宿舍楼", "宿棉纺厂舍里", "棉厂宿舍楼", "厂棉纺舍宿", "棉纺宿舍厂"])
def test_a_character_lost_here_and_another_gained_there_are_two(written: str) -> None:
    assert not credible(NAME, written)
    assert NameFinder(HOUSE).find(f"{written}3号楼", HOME.value) is None


@pytest.mark.parametrize(
    "written", ["纺棉厂宿舍", "棉厂纺宿舍", "棉纺厂舍宿", "棉纺厂宿宿舍", "棉纺宿舍", "棉房厂宿舍"]
)
def test_a_swap_a_gap_and_a_double_are_one(written: str) -> None:
    assert credible(NAME, written)


@given(WORDS, WORDS)
def test_names_one_character_apart_always_meet(one: str, other: str) -> None:
    if distance(one, other) <= 1:
        assert set(one_off(one)) & set(one_off(other))


@given(st.integers(0, len(NAME) - 1), st.sampled_from(sorted(TELLING)), st.sampled_from(sorted(TELLING)))
def test_words_that_tell_neighbours_apart_never_stand_for_each_other(at: int, right: str, wrong: str) -> None:
    stem = "槐柏树杨柳"
    names = (f"{stem[:at]}{word}{stem[at:]}胡同" for word in (right, wrong))
    assert credible(*names) is (right == wrong)


@settings(max_examples=15)
@given(st.permutations(ROWS), st.sampled_from(["红墙小区3号楼", "光明里", "红墙胡同12号", "槐白南里", "槐柏里"]))
def test_rows_may_come_in_any_order(rows: list[tuple[int, str, str, str, None, None]], line: str) -> None:
    shuffled = NameFinder(TreeIndex(rows))
    found, before = shuffled.find(line, NEXT.value), FINDER.find(line, NEXT.value)
    assert (found is None) == (before is None)
    if found and before:
        paths = [sorted(map(finder.tree.path, one.places)) for finder, one in ((shuffled, found), (FINDER, before))]
        assert paths[0] == paths[1]
        assert (found.start, found.end, found.distance) == (before.start, before.end, before.distance)


def test_addresses_mean_the_same_from_a_tree_read_backwards() -> None:
    rows = list(corpus_rows())
    forwards, backwards = AddressParser(rows), AddressParser(rows[::-1])
    for text in ("红墙小区1号楼1单元501室", "红墙1号楼", "后细瓦厂胡同12号3室", "洪墙小区1号楼", "西交民巷社区"):
        assert forwards.parse(text, HOME) == backwards.parse(text, HOME)
