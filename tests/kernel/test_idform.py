"""The form of GB 11643: provinces, dates, documents, and what the check digit can notice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.idform import CHECKS, PROVINCES, WEIGHTS, IdDocument, check_digit, date_of, document_of

BODIES = st.text("0123456789", min_size=17, max_size=17)


def test_the_weights_are_powers_of_two_modulo_eleven() -> None:
    assert tuple(pow(2, 17 - n, 11) for n in range(17)) == WEIGHTS


def test_the_thirty_one_mainland_provinces_and_the_four_beside_them() -> None:
    assert len(PROVINCES) == 31 + 4 + 1
    assert {"11", "12", "31", "50", "54", "65", "71", "81", "82", "83", "91"} <= PROVINCES
    assert PROVINCES.isdisjoint({"10", "16", "20", "38", "40", "55", "66", "99"})


@given(BODIES, st.integers(0, 15))
def test_two_neighbours_that_changed_places_are_noticed(body: str, at: int) -> None:
    swapped = body[:at] + body[at + 1] + body[at] + body[at + 2 :]
    assert (check_digit(swapped) == check_digit(body)) == (swapped == body)


@given(BODIES)
def test_the_check_makes_the_weighted_sum_one_modulo_eleven(body: str) -> None:
    last = 10 if check_digit(body) == "X" else int(check_digit(body))
    assert (sum(int(char) * weight for char, weight in zip(body, WEIGHTS, strict=True)) + last) % 11 == 1
    assert check_digit(body) in CHECKS


@given(st.dates(date(1850, 1, 1), date(9999, 12, 31)))
def test_every_day_since_1850_is_read_back(day: date) -> None:
    assert date_of(f"{day:%Y%m%d}") == day


@pytest.mark.parametrize("text", ["18491231", "20250229", "20251301", "20250100", "00000000", "20250431"])
def test_days_that_nobody_was_born_on(text: str) -> None:
    assert date_of(text) is None


@pytest.mark.parametrize(
    ("number", "document"),
    [
        ("810000199001010014", IdDocument.HONGKONG),
        ("820000199001010014", IdDocument.MACAO),
        ("830000199001010014", IdDocument.TAIWAN),
        ("810001199001010014", IdDocument.RESIDENT),
        ("911156199001010014", IdDocument.FOREIGN_RESIDENCE),
        ("110102199001010014", IdDocument.RESIDENT),
    ],
)
def test_the_prefix_tells_the_document(number: str, document: IdDocument) -> None:
    assert document_of(number) is document
