"""Telephone numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.phone import Phone

MOBILE = "13800138000"


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (MOBILE, "mobile", MOBILE),
        ("138-0013-8000", "mobile", MOBILE),
        ("+86 138 0013 8000", "mobile", MOBILE),
        ("008613800138000", "mobile", MOBILE),
        ("１３８００１３８０００", "mobile", MOBILE),
        (13800138000.0, "mobile", MOBILE),
        (13800138000, "mobile", MOBILE),
        ("010-66061234", "landline", "01066061234"),
        ("66061234", "landline", "01066061234"),
        ("12345", "service", "12345"),
        ("4008001234", "service", "4008001234"),
        ("1380013800", "short", "1380013800"),
        ("10000000000", "other", "10000000000"),
        (None, "missing", ""),
        ("无", "missing", ""),
    ],
)
def test_kinds(cell: object, kind: str, value: str) -> None:
    parsed = Phone.parse(cell)
    assert (parsed.kind, parsed.value) == (kind, value)


@pytest.mark.parametrize("joint", ["/", "、", "，", ";", " ", "或"])
def test_several_numbers_are_kept_apart(joint: str) -> None:
    parsed = Phone.parse(f"{MOBILE}{joint}13900139000")
    assert (parsed.kind, parsed.numbers) == ("several", (MOBILE, "13900139000"))


def test_of_several_the_first_usable_counts() -> None:
    assert Phone.parse(f"123/{MOBILE}").value == MOBILE


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none()))
def test_parsing_never_raises(cell: object) -> None:
    assert Phone.parse(cell).kind


@pytest.mark.parametrize(
    ("number", "shown"), [(MOBILE, "138****8000"), ("01066061234", "010****1234"), ("12345", "12345")]
)
def test_masks(number: str, shown: str) -> None:
    assert Phone(number).masked() == shown


def test_the_kind_of_a_strict_number() -> None:
    assert Phone("010-66061234").kind == "landline"


@pytest.mark.parametrize("wrong", ["", "1380013800", "abc"])
def test_the_strict_form_raises(wrong: str) -> None:
    with pytest.raises(Invalid):
        Phone(wrong)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("0106606123", "short"),
        ("021-6606123", "short"),
        ("02166061234", "landline"),
        ("0311-8606123", "landline"),
        ("0311-86061234", "landline"),
        ("01016061234", "other"),
        ("12110", "service"),
        ("95588", "service"),
        ("110", "service"),
        ("19012345678", "mobile"),
        ("12012345678", "other"),
        ("138001380001", "other"),
        ("+86 10 6606 1234", "landline"),
        ("0086 311 8606123", "landline"),
        ("+86 10 6606 123", "other"),
    ],
)
def test_boundaries_of_the_number_plan(cell: str, kind: str) -> None:
    assert Phone.parse(cell).kind == kind


MOBILES = st.integers(13_000_000_000, 19_999_999_999).map(str)
DRESSES = st.sampled_from(["{}", "+86{}", "+86 {}", "0086{}", "86-{}", " {} ", "{}.0", "（{}）", "手机{}"])


@given(MOBILES, DRESSES)
def test_a_mobile_is_read_in_every_dress(number: str, dress: str) -> None:
    parsed = Phone.parse(dress.format(number))
    assert (parsed.kind, parsed.value) == ("mobile", number)


@given(MOBILES, st.integers(1, 10), st.sampled_from([" ", "-", "－", "."]))
def test_a_mobile_may_be_written_in_groups(number: str, at: int, blank: str) -> None:
    written = f"{number[:at]}{blank}{number[at:]}"
    # A point before nothing but zeros is a spreadsheet's decimal point.
    if not (blank == "." and set(number[at:]) == {"0"}):
        assert Phone.parse(written).numbers[0][:at] == number[:at]


@given(st.lists(MOBILES, min_size=2, max_size=5), st.sampled_from(["/", "、", "；", "|", "或", " "]))
def test_several_keep_their_number_and_order(numbers: list[str], joint: str) -> None:
    assert Phone.parse(joint.join(numbers)).numbers == tuple(numbers)


@given(MOBILES)
def test_masking_keeps_seven_places_and_never_the_middle(number: str) -> None:
    masked = Phone(number).masked()
    assert (masked[:3], masked[3:7], masked[7:]) == (number[:3], "****", number[-4:])


@given(st.sampled_from(["010", "021", "0311", "0755"]), st.integers(20_000_000, 89_999_999).map(str))
def test_a_land_line_is_the_same_from_home_and_from_abroad(area: str, number: str) -> None:
    assert Phone(f"+86 {area[1:]} {number}") == Phone(f"({area}){number}") == Phone(area + number)
