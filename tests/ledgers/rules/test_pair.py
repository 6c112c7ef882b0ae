"""What is compared: doors and communities read from paths, and the date to look people up by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.rules.pair import Door, Incoming, community_of, door_of

ROOM = PlacePath("110102.001.004.0012.0003.01.0501.")


@pytest.mark.parametrize(
    ("path", "door"),
    [
        (ROOM.value, Door("110102.001.004.0012.", "0003", "01", "0501")),
        ("110102.001.004.0012.0003.", Door("110102.001.004.0012.", "0003")),
        ("110102.001.004.0012.", Door("110102.001.004.0012.")),
        ("110102.001.004.", Door()),
        ("", Door()),
    ],
)
def test_a_door_is_as_deep_as_its_path(path: str, door: Door) -> None:
    assert door_of(path) == door


@given(st.sampled_from(ROOM.ancestors()))
def test_a_community_is_known_from_the_community_down(path: PlacePath) -> None:
    assert community_of(path.value) == ("110102.001.004." if len(path.segments) >= 3 else "")


@pytest.mark.parametrize(("birth", "inside", "born"), [("a", "b", "a"), ("", "b", "b"), ("a", "", "a"), ("", "", "")])
def test_the_own_birth_date_comes_first(birth: str, inside: str, born: str) -> None:
    assert Incoming(birth=birth, id_birth=inside).born == born
