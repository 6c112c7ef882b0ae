"""The reader's choice of look lives in one cookie and never breaks a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.web.look.preferences import CHOICES, Look, from_mapping, load

looks = st.builds(Look, **{name: st.sampled_from(values) for name, values in CHOICES.items()})


@given(looks)
def test_a_choice_survives_its_cookie(look: Look) -> None:
    assert load(look.dump()) == look


@given(st.text(max_size=300))
def test_any_cookie_text_gives_a_usable_look(text: str) -> None:
    look = load(text)
    assert all(getattr(look, name) in values for name, values in CHOICES.items())


def test_nothing_chosen_is_the_first_of_each() -> None:
    assert Look() == from_mapping({})
    assert [getattr(Look(), name) for name in CHOICES] == [values[0] for values in CHOICES.values()]


def test_unknown_values_fall_back_one_by_one() -> None:
    assert from_mapping({"mode": "elder", "size": "99", "theme": "<script>"}) == Look(mode="elder")


def test_elder_is_told_by_its_mode() -> None:
    assert Look(mode="elder").elder
    assert not Look(contrast="high").elder
