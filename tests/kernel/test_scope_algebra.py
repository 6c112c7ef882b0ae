"""Places and scopes as an algebra: containment is an order, ranges mirror it, and bytes sort as the tree does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import WIDTHS, Level, PlacePath
from jiayuan.kernel.scope import Scope

# Few different segments, so that random paths are often related.
SEGMENTS = [st.sampled_from([f"{n:0{width}}" for n in (1, 2, 10)]) for width in WIDTHS]


@st.composite
def paths(draw: st.DrawFn) -> PlacePath:
    return PlacePath.of(*(draw(segment) for segment in SEGMENTS[: draw(st.integers(1, 7))]))


def held(path: PlacePath, scope: Scope) -> bool:
    """What the policies of the database say, in Python: the half-open range."""
    return bool(scope.lo) and scope.lo <= path.value < scope.hi


@given(paths(), paths())
def test_a_scope_covers_exactly_what_the_database_shows(place: PlacePath, path: PlacePath) -> None:
    assert Scope(place).covers(path) == held(path, Scope(place))


@given(paths())
def test_containment_is_reflexive(path: PlacePath) -> None:
    assert path.contains(path)


@given(paths(), paths())
def test_containment_both_ways_means_the_same_place(one: PlacePath, other: PlacePath) -> None:
    assert (one.contains(other) and other.contains(one)) == (one == other)


@given(paths(), paths(), paths())
def test_containment_is_handed_down(one: PlacePath, two: PlacePath, three: PlacePath) -> None:
    if one.contains(two) and two.contains(three):
        assert one.contains(three)


@given(paths(), paths())
def test_two_scopes_are_nested_or_apart(one: PlacePath, other: PlacePath) -> None:
    nested = one.contains(other) or other.contains(one)
    (low, high), (other_low, other_high) = one.bounds(), other.bounds()
    assert nested != (high <= other_low or other_high <= low)


@given(st.lists(paths(), max_size=12))
def test_byte_order_is_the_order_of_the_tree(found: list[PlacePath]) -> None:
    assert [path.segments for path in sorted(found)] == sorted(path.segments for path in found)
    assert [path.value.encode() for path in sorted(found)] == sorted(path.value.encode() for path in found)


@given(paths())
def test_the_parent_holds_the_child_and_no_sibling_of_itself(path: PlacePath) -> None:
    above = path.parent()
    if above is None:
        assert path.level is Level.DISTRICT
        return
    assert above.contains(path)
    assert not path.contains(above)
    assert above.level == path.level - 1


@given(paths(), st.sampled_from(list(Level)))
def test_going_up_to_a_floor_lands_on_it_or_says_why_not(path: PlacePath, level: Level) -> None:
    if level <= path.level:
        assert path.at(level).level is level
        assert path.at(level) in path.ancestors()
        return
    with pytest.raises(Invalid) as caught:
        path.at(level)
    assert caught.value.code == "place-level"


@given(paths())
def test_division_codes_lose_what_is_below_the_community(path: PlacePath) -> None:
    code = path.code12()
    assert len(code) == 12
    assert PlacePath.from_code12(code) == path.at(min(path.level, Level.COMMUNITY))


@given(paths(), st.text(max_size=3))
def test_a_child_is_well_formed_or_refused(path: PlacePath, segment: str) -> None:
    try:
        child = path.child(segment)
    except Invalid:
        return
    assert child.parent() == path
    assert child.segments[-1] == segment


@given(st.text("0123456789ABC.", max_size=30))
def test_a_text_is_a_path_exactly_if_its_segments_are(text: str) -> None:
    segments = text.split(".")[:-1]
    right = text.endswith(".") and 1 <= len(segments) <= 7
    right = right and all(len(one) == width for one, width in zip(segments, WIDTHS, strict=False))
    right = right and segments[0].isdigit()
    try:
        assert PlacePath(text).segments == tuple(segments)
        assert right
    except Invalid:
        assert not right


@given(paths())
def test_a_persons_scope_is_no_scope_over_places(path: PlacePath) -> None:
    mine = Scope(subject=uuid7(), orgs=frozenset({1}))
    assert not mine.covers(path)
    assert not held(path, mine)


def test_the_letter_of_a_newline_is_no_path() -> None:
    with pytest.raises(Invalid):
        PlacePath("110102.\n")
