"""Likeness of names, numbers and places: characters and segments count, never bytes."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jiayuan.kernel.pinyin import name_key
from jiayuan.ledgers.rules.compare import birth_level, equal_level, place_level
from jiayuan.ledgers.rules.likeness import mask_fits, name_level, one_slip
from jiayuan.ledgers.rules.pair import community_of, door_of
from jiayuan.ledgers.rules.scripts import parts_key

WHO = UUID(int=1)
GIVEN = st.text("秀兰建国桂英𠮷", min_size=2, max_size=3)
DIGITS = st.text("0123456789", min_size=2, max_size=18)
ROOM = "110102.001.001.0001.0001.01.0301."
STRENGTH = ("else", "surname", "prefix", "one_char", "swap", "pinyin", "exact")


@given(GIVEN, st.data())
def test_one_character_is_one_slip_however_many_bytes_it_has(given_name: str, data: st.DataObject) -> None:
    name = "王" + given_name
    at = data.draw(st.integers(1, len(name) - 1))
    assert name_level(name, name[:at] + "𣈶" + name[at + 1 :]) == "one_char"
    assert name_level(name, name[:at] + "a" + name[at + 1 :]) == "one_char"


@given(GIVEN)
def test_given_characters_exchanged_are_a_swap(given_name: str) -> None:
    turned = given_name[::-1]
    assume(turned != given_name)
    assert name_level("王" + given_name, "王" + turned) == "swap"


@given(GIVEN)
def test_a_name_without_its_last_character_is_a_prefix(given_name: str) -> None:
    name = "王" + given_name
    assert name_level(name, name[:-1]) == name_level(name[:-1], name) == "prefix"


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("王秀兰", "秀兰", "else"),
        ("王秀兰", "王", "surname"),
        ("王秀", "王兰", "surname"),
        ("王秀", "李秀", "else"),
        ("欧阳春晓", "欧阳晓春", "swap"),
        ("欧阳春晓", "欧春晓", "surname"),
        ("阿依古丽·买买提", "阿依古丽·买买", "prefix"),
        ("阿依古丽·买买提", "阿依古力·买买提", "one_char"),
        ("王秀兰", "王兰英", "surname"),
        ("王秀兰", "秀王兰", "else"),
    ],
)
def test_names_that_are_nearly_the_same(a: str, b: str, level: str) -> None:
    assert name_level(a, b) == level


@pytest.mark.parametrize(
    ("a", "b"), [("王秀兰", "王秀蓝"), ("张伟", "章伟"), ("单雄信", "山雄信"), ("仇英", "求英"), ("李娜", "李那")]
)
def test_homophones_sound_the_same(a: str, b: str) -> None:
    assert name_level(a, b, name_key(a), name_key(b)) == "pinyin"


def test_a_surname_is_read_as_a_surname() -> None:
    assert name_level("单雄信", "丹雄信", name_key("单雄信"), name_key("丹雄信")) != "pinyin"


def test_sound_alone_does_not_bridge_a_missing_character() -> None:
    assert name_level("西安", "先", "xian", "xian") == "else"


@given(GIVEN, GIVEN)
def test_equal_names_are_the_strongest_level(a: str, b: str) -> None:
    level = name_level("王" + a, "王" + b, name_key("王" + a), name_key("王" + b))
    assert level in STRENGTH
    assert (level == "exact") == (a == b)


@given(DIGITS, st.data())
def test_neighbouring_digits_exchanged_are_one_slip(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(number) - 2))
    assume(number[at] != number[at + 1])
    assert one_slip(number, number[:at] + number[at + 1] + number[at] + number[at + 2 :])


@given(DIGITS, st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_digit_more_is_one_slip(number: str, at: int, digit: str) -> None:
    longer = number[:at] + digit + number[at:]
    assert one_slip(number, longer)
    assert not one_slip(number, longer + "77")


@given(DIGITS)
def test_the_same_number_is_near(number: str) -> None:
    assert one_slip(number, number)


@given(st.text("0123456789", min_size=18, max_size=18), st.sets(st.integers(0, 17)))
def test_a_number_fits_its_own_mask(number: str, hidden: set[int]) -> None:
    masked = "".join("*" if at in hidden else digit for at, digit in enumerate(number))
    assert mask_fits(masked, number)
    assert not mask_fits(masked[:-1], number)


@given(st.text("0123456789", min_size=18, max_size=18), st.integers(0, 17))
def test_one_digit_seen_differently_fits_no_more(number: str, at: int) -> None:
    other = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    assert not mask_fits(number, other)


@pytest.mark.parametrize("depth", range(1, 7))
def test_places_agree_as_deep_as_their_segments_do(depth: int) -> None:
    segments = ROOM.split(".")[:-1]
    other = ".".join([*segments[:depth], *(f"9{part[1:]}" for part in segments[depth:])]) + "."
    expected = {6: "building", 5: "building", 4: "compound"}.get(depth, "else")
    assert place_level(door_of(other), door_of(ROOM)) == expected


@pytest.mark.parametrize(
    ("path", "level"),
    [("110102.001.001.0001.0001.", "house"), ("110102.001.001.0001.0001.01.", "house"),
     ("110102.001.001.0001.0001.02.", "building"), ("110102.001.001.0001.", "compound")],
)  # fmt: skip
def test_a_door_left_out_is_not_another_door(path: str, level: str) -> None:
    assert place_level(door_of(path), door_of(ROOM)) == level
    assert place_level(door_of(ROOM), door_of(path)) == level


def test_segments_count_and_not_characters() -> None:
    assert place_level(door_of(ROOM.replace("0301", "0302")), door_of(ROOM)) == "building"
    assert place_level(door_of(ROOM.replace("01.0301", "0.10301")), door_of(ROOM)) == "building"


@pytest.mark.parametrize(
    ("known", "level"),
    [
        ("110102.001.001.", "same"),
        ("110102.001.001.0001.", "same"),
        ("110102.001.002.0001.", "else"),
        ("110102.001.", "none"),
        ("110102.", "none"),
        ("", "none"),
    ],
)
def test_who_is_known_to_the_street_only_lives_in_no_other_community(known: str, level: str) -> None:
    assert equal_level(community_of(ROOM), community_of(known)) == level


@given(st.dates(), st.dates())
def test_birth_dates_compare_the_same_both_ways(a: object, b: object) -> None:
    assert birth_level(str(a), str(b)) == birth_level(str(b), str(a))
    assert (birth_level(str(a), str(b)) == "day") == (a == b)


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [("michafla jakimov", "michaela jakimow", "one_char"), ("jakimow michafla", "michaela jakimov", "swap"),
     ("jakimow", "michaela jakimow", "prefix"), ("john jakimow", "michaela jakimow", "surname"),
     ("michaela neumann", "michaela jakimow", "surname"), ("john neumann", "michaela jakimow", "else")],
)  # fmt: skip
def test_both_parts_of_an_alphabetic_name_must_be_alike(a: str, b: str, level: str) -> None:
    assert name_level(a, b, parts_key(a), parts_key(b)) == level


@pytest.mark.parametrize(
    ("a", "b"),
    [("noah", "niamh"), ("john", "bjorn"), ("zoe", "chloe"), ("ewa", "wei"), ("fatima", "marta"), ("aisha", "asira")],
)
def test_brothers_and_sisters_with_like_names_are_not_one(a: str, b: str) -> None:
    for family_name in ("smith", "andersenwellington"):
        ours, theirs = f"{a} {family_name}", f"{b} {family_name}"
        assert name_level(ours, theirs, parts_key(ours), parts_key(theirs)) == "surname"


@pytest.mark.parametrize(
    ("a", "b"),
    [("marta", "maota"), ("jonathan", "johnathan"), ("roert", "robert"), ("christina", "chrsitna"), ("ana", "anna")],
)
def test_slips_of_the_pen_in_a_given_name_are_survived(a: str, b: str) -> None:
    ours, theirs = f"{a} smith", f"{b} smith"
    assert name_level(ours, theirs, parts_key(ours), parts_key(theirs)) == "one_char"
