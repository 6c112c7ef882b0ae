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


@given(looks)
def test_the_cookie_is_short_and_plain(look: Look) -> None:
    assert len(look.dump()) <= 60
    assert look.dump().isascii()
    assert not set(look.dump()) & set(' ,;"\\')


@given(looks, st.dictionaries(st.sampled_from([*CHOICES, "next", "x"]), st.text(max_size=8), max_size=4))
def test_what_is_sent_along_never_breaks_what_was_chosen(look: Look, more: dict[str, str]) -> None:
    chosen = dict(item.split("=") for item in look.dump().split("&"))
    merged = from_mapping({**more, **chosen})
    assert merged == look


@given(looks)
def test_a_cookie_cut_off_or_doubled_still_gives_a_look(look: Look) -> None:
    text = look.dump()
    for broken in (text[:-3], text + "&" + text, text.upper(), "&" + text, text.replace("=", "")):
        assert load(broken).mode in CHOICES["mode"]


def test_the_sizes_are_those_of_the_elder_standard() -> None:
    sizes = [int(size) for size in CHOICES["size"]]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 18
    assert sizes[-1] >= 30


def test_a_very_long_cookie_is_not_ours() -> None:
    assert load("x" * 10_000 + "&mode=elder") == Look()
