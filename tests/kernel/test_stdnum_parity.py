"""Two implementations of one standard: ours and python-stdnum's agree on every number both speak about.

Ours is laxer on purpose in one place: it knows provinces, stdnum knows counties and the years they existed, and a
resident born in an abolished county must not be told that the number is wrong.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import numdb
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidChecksum, InvalidComponent

from jiayuan.kernel.creditcode import ALPHABET, CreditCode, credit_check
from jiayuan.kernel.idform import PROVINCES, check_digit
from jiayuan.kernel.idnumber import IdClass, parse_id

DIGITS = "0123456789"
BIRTHS = st.dates(date(1850, 1, 1), date(2099, 12, 31)).map(lambda day: f"{day:%Y%m%d}")
# Counties that exist since before anybody alive was born, so that stdnum has no objection to the place.
LASTING = st.sampled_from(["110101", "110102", "110105", "310101", "440103"])
SEQUENCES = st.integers(0, 999).map(lambda number: f"{number:03}")
BODIES = st.builds(lambda place, born, sequence: place + born + sequence, LASTING, BIRTHS, SEQUENCES)


@given(st.text(DIGITS, min_size=17, max_size=17))
def test_check_digits_are_the_same_for_any_seventeen_digits(body: str) -> None:
    assert check_digit(body) == ric.calc_check_digit(body + "0")


@given(BODIES)
def test_a_number_with_a_lasting_county_is_valid_in_both(body: str) -> None:
    number = body + check_digit(body)
    assert parse_id(number).kind is IdClass.OK
    assert ric.get_birth_date(number) == parse_id(number).number.birth_date  # type: ignore[union-attr]


@given(BODIES, st.sampled_from("0123456789X"))
def test_both_refuse_the_same_last_places(body: str, last: str) -> None:
    ours, theirs = parse_id(body + last).kind is IdClass.OK, True
    try:
        ric.validate(body + last)
    except InvalidChecksum:
        theirs = False
    except InvalidComponent:
        theirs = last == ric.calc_check_digit(body + last)
    assert ours == theirs


@given(LASTING, st.text(DIGITS, min_size=8, max_size=8), SEQUENCES)
def test_whatever_we_accept_has_a_date_stdnum_can_read(place: str, born: str, sequence: str) -> None:
    body = place + born + sequence
    if parse_id(body + check_digit(body)).kind is IdClass.OK:
        assert ric.get_birth_date(body + check_digit(body)).strftime("%Y%m%d") == born


def test_a_county_that_was_abolished_is_still_a_birth_place_for_us() -> None:
    body = "11010419490101001"
    assert parse_id(body + check_digit(body)).kind is IdClass.OK
    after = "11010420150101001"
    # Born after 宣武区 was dissolved: stdnum objects, we leave it to the issuing office.
    assert not ric.is_valid(after + check_digit(after))
    assert parse_id(after + check_digit(after)).kind is IdClass.OK


def known_counties(province: str) -> bool:
    table = numdb.get("cn/loc")
    return any(table.info(f"{province}{county:04}")[0][1] for county in range(100, 5_000))


# Hong Kong, Macao, Taiwan and foreigners' cards have no counties in its table.
@pytest.mark.parametrize("province", sorted(PROVINCES - {"71", "81", "82", "83", "91"}))
def test_stdnum_knows_counties_in_every_province_of_ours(province: str) -> None:
    assert known_counties(province)


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_credit_checks_are_the_same_for_any_seventeen_places(body: str) -> None:
    assert credit_check(body) == uscc.calc_check_digit(body)


@given(st.text(DIGITS, min_size=8, max_size=8), st.text(ALPHABET, min_size=9, max_size=9), st.sampled_from(ALPHABET))
def test_a_credit_code_is_valid_in_both_or_in_neither(office: str, body: str, last: str) -> None:
    code = office + body + last
    assert (CreditCode.parse(code).kind == "ok") == uscc.is_valid(code)


@given(st.text(ALPHABET + "IOSVZ", min_size=18, max_size=18))
def test_letters_outside_the_alphabet_are_refused_by_both(code: str) -> None:
    if re.search("[IOSVZ]", code):
        assert CreditCode.parse(code).kind == "bad_char"
        assert not uscc.is_valid(code)


@given(st.sampled_from(["91110000600037341L", "91350100M000100Y43"]), st.sampled_from([" ", "-", "　", "\u200b"]))
def test_separators_people_type_do_not_hide_a_code(code: str, blank: str) -> None:
    spaced = f"{code[:2]}{blank}{code[2:8]}{blank}{code[8:]}"
    assert CreditCode(spaced).value == uscc.compact(code)
