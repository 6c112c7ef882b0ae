"""A trie of names."""

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.address.trie import Trie

NAMES = st.lists(st.text("红墙小区里东西", min_size=2, max_size=5), max_size=12)


def built(*names: str) -> Trie:
    trie = Trie()
    for number, name in enumerate(names):
        trie.add(name, number)
    return trie


def test_all_names_that_begin_here_shortest_first() -> None:
    assert list(built("红墙", "红墙小区").matches("去红墙小区东", 1)) == [(3, [0]), (5, [1])]


def test_one_name_may_mean_two() -> None:
    assert built("红墙", "红墙").get("红墙") == [0, 1]


def test_the_same_meaning_is_kept_once() -> None:
    trie = built("红墙")
    trie.add("红墙", 0)
    assert trie.get("红墙") == [0]


def test_a_part_of_a_name_means_nothing() -> None:
    assert built("红墙小区").get("红墙") == []
    assert built("红墙").get("红墙小区") == []


@given(NAMES, st.text("红墙小区里东西", max_size=12))
def test_matches_are_just_the_names_that_begin_there(names: list[str], text: str) -> None:
    trie = built(*names)
    for start in range(len(text)):
        ends = [end for end, _meanings in trie.matches(text, start)]
        assert ends == sorted({start + len(name) for name in names if text.startswith(name, start)})
