"""Identity numbers: every class of what people write in that column."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.idnumber import IdClass, IdDocument, IdNumber, check_digit, parse_id

GOOD = "11010519491231002X"
CASES = [
    (GOOD, "ok"),
    ("11010519491231002x", "ok"),
    (" 110105 19491231 002X ", "ok"),
    ("'11010519491231002X", "ok"),
    ("１１０１０５１９４９１２３１００２Ｘ", "ok"),
    ("110105-19491231-002X", "ok"),
    ("11010519491231002×", "ok"),
    ("110105491231002", "from15"),
    (110105491231002, "from15"),
    ("110105194912310021", "bad_check"),
    ("110105194902310021", "bad_date"),
    ("110105191300010021", "bad_date"),
    ("11010519491231002", "short"),
    ("1101051949", "short"),
    ("110102********1234", "masked"),
    ("110105XXXXXXXX0021", "masked"),
    ("1.10105E+17", "float_damaged"),
    (1.1010519491231e17, "float_damaged"),
    ("110105194912310000", "float_damaged"),
    (110105194912310020, "float_damaged"),
    ("E12345678", "other"),
    ("ABC123456789012", "other"),
    ("王秀兰", "other"),
    (None, "missing"),
    ("", "missing"),
    ("   ", "missing"),
    ("H12345678", "other"),
    (float("nan"), "missing"),
]


@pytest.mark.parametrize(("cell", "kind"), CASES)
def test_classes(cell: object, kind: str) -> None:
    assert parse_id(cell).kind == kind


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.binary()))
def test_parsing_never_raises(cell: object) -> None:
    assert parse_id(cell).kind in IdClass


@given(
    st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999), st.sampled_from(["110102", "110104", "810000"])
)
def test_a_number_tells_birth_and_sex(born: date, sequence: int, prefix: str) -> None:
    first = f"{prefix}{born:%Y%m%d}{sequence:03}"
    number = IdNumber(first + check_digit(first))
    assert number.birth_date == born
    assert number.sex == ("1" if sequence % 2 else "2")


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(place: int, step: int) -> None:
    wrong = f"{GOOD[:place]}{(int(GOOD[place]) + step) % 10}{GOOD[place + 1 :]}"
    assert parse_id(wrong).kind not in (IdClass.OK, IdClass.FROM15)


def test_full_width_digits_are_stored_plain() -> None:
    assert parse_id("１１０１０５１９４９１２３１００２Ｘ").value == GOOD


def test_fifteen_digits_become_eighteen() -> None:
    assert parse_id("110105491231002").value == GOOD
    assert parse_id("110105491231002").number == IdNumber(GOOD)


def test_sequences_for_people_over_one_hundred_are_marked() -> None:
    parsed = parse_id("110105951231997")
    assert parsed.warnings == ("sequence_over_100",)
    assert parsed.value[6:10] == "1895"


@pytest.mark.parametrize(
    ("first", "document"),
    [
        ("81000019900101001", IdDocument.HONGKONG),
        ("82000019900101001", IdDocument.MACAO),
        ("83000019900101001", IdDocument.TAIWAN),
        ("91115619900101001", IdDocument.FOREIGN_RESIDENCE),
        ("11010419900101001", IdDocument.RESIDENT),
    ],
)
def test_documents_of_the_same_form(first: str, document: IdDocument) -> None:
    assert IdNumber(first + check_digit(first)).document is document


def test_a_province_that_does_not_exist_is_another_document() -> None:
    first = "99999919900101001"
    assert parse_id("88" + first[2:] + check_digit("88" + first[2:])).kind is IdClass.OTHER


def test_nobody_is_born_after_the_day_of_reading() -> None:
    assert parse_id(GOOD, as_of=date(1949, 1, 1)).kind is IdClass.BAD_DATE


@pytest.mark.parametrize("wrong", ["", "110105194912310021", "110102********1234", "王"])
def test_the_strict_form_raises_without_echoing(wrong: str) -> None:
    with pytest.raises(Invalid) as caught:
        IdNumber(wrong)
    assert not wrong or wrong not in str(caught.value)


def test_masks() -> None:
    assert IdNumber(GOOD).masked() == "110105********002X"


@pytest.mark.parametrize("number", ["990105491231002", "160105491231002", "910105491231002"])
def test_fifteen_digits_without_a_province_are_another_document(number: str) -> None:
    assert parse_id(number).kind is IdClass.OTHER
    assert parse_id(number).number is None


@given(st.text("0123456789", min_size=15, max_size=15))
def test_a_widened_number_is_a_number(number: str) -> None:
    parsed = parse_id(number)
    if parsed.kind is IdClass.FROM15:
        assert parsed.number is not None
        assert parse_id(parsed.value).kind is IdClass.OK
        assert parsed.value[:6] + parsed.value[8:17] == number


def test_fifteen_digits_are_not_from_the_future_either() -> None:
    assert parse_id("110105491231002", as_of=date(1949, 12, 30)).kind is IdClass.BAD_DATE
    assert parse_id("110105491231002", as_of=date(1949, 12, 31)).kind is IdClass.FROM15


@pytest.mark.parametrize(("sequence", "year"), [("995", "1995"), ("996", "1895"), ("999", "1895")])
def test_the_century_turns_at_sequence_996(sequence: str, year: str) -> None:
    parsed = parse_id(f"110105951231{sequence}")
    assert parsed.value[6:10] == year
    assert bool(parsed.warnings) == (year == "1895")


def test_born_on_the_day_of_reading_is_born() -> None:
    assert parse_id(GOOD, as_of=date(1949, 12, 31)).kind is IdClass.OK
    assert parse_id(GOOD, as_of=date(1949, 12, 30)).kind is IdClass.BAD_DATE


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("110105194912310020.0", "float_damaged"),
        ("1.10105194912E+17", "float_damaged"),
        ("1.1E17", "float_damaged"),
        (110105491231002.5, "float_damaged"),
        (float("inf"), "float_damaged"),
        (True, "other"),
        ("11010519491231***X", "masked"),
        ("110105****1231002X", "other"),
        ("110105●●●●●●●●002X", "masked"),
        ("11010519491231002XX", "other"),
        ("110105 194912 31002", "short"),
    ],
)
def test_damage_is_told_from_masking_and_from_slips(cell: object, kind: str) -> None:
    assert parse_id(cell).kind == kind


@given(st.integers(0, 16), st.sampled_from(["-", " ", "　", "'", "‘", "\u200b", "—"]))
def test_marks_between_the_digits_do_not_matter(at: int, mark: str) -> None:
    assert parse_id(GOOD[:at] + mark + GOOD[at:]).value == GOOD


@given(st.sampled_from(["x", "X", "×", "х", "Х", "ｘ", "Ｘ"]))
def test_every_way_to_write_the_x(last: str) -> None:
    assert IdNumber(GOOD[:17] + last).value == GOOD


def test_the_date_is_named_before_the_check() -> None:
    body = "11010519490231002"
    assert parse_id(body + check_digit(body)).kind is IdClass.BAD_DATE
    wrong = next(char for char in "0123456789" if char != check_digit(body))
    assert parse_id(body + wrong).kind is IdClass.BAD_DATE


def test_numbers_are_equal_by_value_and_hashable() -> None:
    assert len({IdNumber(GOOD), IdNumber(GOOD.lower()), IdNumber("110105491231002")}) == 1


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("FRA110198003041", "other"),
        ("USA110080030412", "foreign_residence"),
        ("CAN310085123105", "foreign_residence"),
        ("CAN310085133105", "other"),
        ("E12345678", "other"),
    ],
)
def test_the_foreign_residence_card_before_2023_is_known_by_its_date(text: str, document: str) -> None:
    parsed = parse_id(text)
    assert (parsed.kind.value, parsed.document.value) == ("other", document)
