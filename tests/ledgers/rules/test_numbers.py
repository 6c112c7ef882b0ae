"""Numbers of identity, certificates and telephones: every class of the specification, every slip of the pen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jiayuan.kernel.idnumber import CHECKS, IdClass, check_digit, parse_id
from jiayuan.ledgers.rules.messages import CELL
from jiayuan.ledgers.rules.numbers import _ID_ERRORS, certificate, id_number, phone

AREAS = ("110102", "110104", "310101", "510100", "650100", "710000", "810000", "820000", "830000")
WIDE = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"}


@st.composite
def numbers(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1900, 1, 1), date(2025, 12, 31)))
    head = f"{draw(st.sampled_from(AREAS))}{born:%Y%m%d}{draw(st.integers(1, 999)):03}"
    return head + check_digit(head)


MOBILES = st.integers(13_000_000_000, 19_999_999_999).map(str)


@given(numbers())
def test_a_right_number_is_kept_as_it_is(number: str) -> None:
    assert (id_number(number).value, id_number(number).state) == (number, "ok")


@given(numbers(), st.sampled_from(["'{}", "{}'", " {} ", "{}\u200b", "\u202d{}\u202c", "\ufeff{}", "{}\t"]))
def test_what_comes_along_with_a_number_is_taken_off(number: str, wrapped: str) -> None:
    assert id_number(wrapped.format(number)).value == number


@given(numbers())
def test_full_width_and_small_letters_are_the_same_number(number: str) -> None:
    assert id_number(number.translate(WIDE)).value == number
    assert id_number(number.lower()).value == number
    assert id_number(number.replace("X", "×")).value == number


@given(numbers(), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number: str, at: int, step: int) -> None:
    wrong = number[:at] + str((int(number[at]) + step) % 10) + number[at + 1 :]
    assert (id_number(wrong).state, id_number(wrong).value) == ("error", "")


@given(numbers(), st.integers(0, 15))
def test_two_exchanged_digits_are_always_found(number: str, at: int) -> None:
    assume(number[at] != number[at + 1])
    wrong = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    assert id_number(wrong).state == "error"


@given(numbers(), st.sampled_from(CHECKS))
def test_a_number_has_one_check_digit(number: str, check: str) -> None:
    assert (id_number(number[:17] + check).state == "ok") == (check == number[17])


@given(numbers(), st.integers(1, 11))
def test_a_number_cut_short_is_short_and_not_completed(number: str, cut: int) -> None:
    # Fifteen places are the number of the first edition, eight those of another document.
    assume(len(number) - cut not in (15, 8))
    found = id_number(number[:-cut])
    assert (found.code, found.value) == ("id_short", "")


@given(numbers())
def test_fifteen_places_are_widened_to_the_number_they_were(number: str) -> None:
    assume(number[0] < "7" and number[6:8] == "19" and number[14:17] < "996")
    found = id_number(number[:6] + number[8:17])
    assert (found.value, found.state) == (number, "ok")
    assert found.note == number[:6] + number[8:17]


@pytest.mark.parametrize("sequence", ["996", "997", "998", "999"])
def test_the_old_sequences_mean_over_a_hundred_and_are_told(sequence: str) -> None:
    found = id_number(f"110102990101{sequence}")
    assert (found.state, found.code, found.value[6:10]) == ("warn", "id_over_100", "1899")


@pytest.mark.parametrize("hidden", ["********", "****", "XXXXXXXX", "●●●●●●●●", "※※※※※※※※"])
def test_masked_numbers_are_told_and_left_out(hidden: str) -> None:
    assert id_number(f"110102{hidden}1227").code == "id_masked"


@pytest.mark.parametrize(
    "raw",
    ["1.10102E+17", "1.10102195001011E+17", "1.1010219500101E17", "110102195001010000.0", "110102195001011000"],
)
def test_digits_a_spreadsheet_has_lost_are_never_guessed(raw: str) -> None:
    assert (id_number(raw).code, id_number(raw).value) == ("id_float", "")


@pytest.mark.parametrize(
    ("raw", "value"),
    [("AB1234567", "AB1234567"), ("E12345678", "E12345678"), ("H12345678", "H12345678"), ("USA123456789012",) * 2],
)
def test_other_documents_are_kept_with_a_word(raw: str, value: str) -> None:
    assert (id_number(raw).value, id_number(raw).code) == (value, "id_other")


@pytest.mark.parametrize("area", ["810000", "820000", "830000", "911156"])
def test_permits_have_the_same_check(area: str) -> None:
    head = f"{area}19800101001"
    assert id_number(head + check_digit(head)).state == "ok"


@pytest.mark.parametrize("area", ["110103", "110104", "120223", "510200"])
def test_abolished_prefixes_are_no_error(area: str) -> None:
    head = f"{area}19500101001"
    assert id_number(head + check_digit(head)).state == "ok"


def test_every_class_of_a_number_has_its_treatment() -> None:
    kept = {IdClass.OK, IdClass.FROM15, IdClass.OTHER, IdClass.MISSING}
    assert set(_ID_ERRORS) == set(IdClass) - kept
    assert set(_ID_ERRORS.values()) <= set(CELL)


@given(numbers(), st.sampled_from("1234567"), st.sampled_from("1234"), st.sampled_from(["", "B1", "b2"]))
def test_a_certificate_is_a_number_a_kind_and_a_grade(number: str, kind: str, grade: str, again: str) -> None:
    assume(parse_id(number).kind is IdClass.OK)
    found = certificate(number + kind + grade + again)
    assert (found.state, found.more) == ("ok", (number, kind, grade))


@given(numbers(), st.sampled_from(["", "4", "01", "81", "45", "40", "421", "42C1", "42B", "42B12"]))
def test_a_certificate_without_kind_or_grade_is_none(number: str, tail: str) -> None:
    assert certificate(number + tail).code == "certificate"


@given(numbers(), st.integers(1, 9))
def test_a_certificate_of_a_wrong_number_is_none(number: str, step: int) -> None:
    wrong = number[:10] + str((int(number[10]) + step) % 10) + number[11:]
    assert certificate(wrong + "42").code == "certificate"


FORMS = (
    "{a}",
    "+86{a}",
    "+86 {a}",
    "0086{a}",
    "86-{a}",
    "{b}-{c}-{d}",
    "{b} {c} {d}",
    "{a}.0",
    "({b}){c}{d}",
    "手机{a}",
)


@given(MOBILES, st.sampled_from(FORMS))
def test_a_mobile_is_the_same_however_it_is_written(number: str, form: str) -> None:
    typed = form.format(a=number, b=number[:3], c=number[3:7], d=number[7:])
    assert phone(typed).value == number


@given(MOBILES, MOBILES, st.sampled_from(["/", "、", ",", "，", ";", "；", "或", "|", " / ", " "]))
def test_two_mobiles_are_kept_apart_in_their_order(first: str, second: str, between: str) -> None:
    found = phone(f"{first}{between}{second}")
    assert (found.value, found.more) == (first, (second,))


@given(MOBILES)
def test_the_usable_one_of_two_is_taken(number: str) -> None:
    assert phone(f"1234/{number}").value == number


@given(MOBILES, st.sampled_from([9, 10, 12, 13]))
def test_a_digit_too_few_or_too_many_is_told(number: str, length: int) -> None:
    assert phone((number + "55")[:length]).code == "phone"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("010-66012345", "01066012345"),
        ("(010)6601 2345", "01066012345"),
        ("66012345", "01066012345"),
        ("0311-87654321", "031187654321"),
        ("021 6123 4567", "02161234567"),
        ("4008123456", "4008123456"),
        ("95588", "95588"),
        ("12345", "12345"),
    ],
)
def test_land_lines_and_service_numbers(typed: str, value: str) -> None:
    assert phone(typed).value == value


@pytest.mark.parametrize("typed", ["12345678", "10012345678", "12800000000", "010-1234567", "电话", "无号码", "0" * 11])
def test_what_cannot_be_called_is_told(typed: str) -> None:
    assert (phone(typed).state, phone(typed).value) == ("error", "")
