"""Answers: kept, refused with a reason, never given to a value nobody saw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.forms.rules.answers import (
    CHANGED,
    EMPTY_ANSWER,
    NO_MARK,
    NOTHING_TO_CONFIRM,
    Answer,
    Shown,
    Tally,
    judged,
    standing,
    tally,
    unpacked,
)

PHONE = Shown("13900000001", "13900000001", "tok")
NOTHING = Shown()
MARKS = st.sampled_from(["confirmed", "corrected", "unknown", "", "x"])


def kept(said: Answer, shown: Shown = PHONE, attr: str = "phone") -> Answer:
    answer, code = judged(attr, said, shown)
    assert answer, code
    return answer


def refused(said: Answer, shown: Shown = PHONE, attr: str = "phone") -> str:
    answer, code = judged(attr, said, shown)
    assert answer is None
    return code


def test_a_confirmation_keeps_no_copy_of_the_value() -> None:
    assert kept(Answer("confirmed", "ignored", "tok")) == Answer("confirmed", "", "tok")
    assert refused(Answer("confirmed"), NOTHING) == NOTHING_TO_CONFIRM


def test_a_correction_is_checked_as_the_intake_will() -> None:
    assert kept(Answer("corrected", " 137-0000-0002 ", "tok")).value == "137-0000-0002"
    assert refused(Answer("corrected", "1370000", "tok")) == "phone"
    assert refused(Answer("corrected", "", "tok")) == EMPTY_ANSWER
    assert refused(Answer("corrected", "不详", "tok"), attr="elder.assessed") == EMPTY_ANSWER


@pytest.mark.parametrize("typed", ["13900000001", "139 0000 0001", "+86 139-0000-0001"])
def test_typing_what_stands_there_is_a_confirmation(typed: str) -> None:
    assert kept(Answer("corrected", typed, "tok")).mark == "confirmed"


def test_words_of_a_code_are_compared_by_the_code() -> None:
    mild = Shown("mild", "轻度失能", "tok")
    assert kept(Answer("corrected", "轻度", "tok"), mild, "elder.assessed").mark == "confirmed"
    assert kept(Answer("corrected", "重度", "tok"), mild, "elder.assessed").mark == "corrected"


def test_an_answer_to_a_value_that_changed_is_not_kept() -> None:
    for mark in ("confirmed", "corrected", "unknown"):
        assert refused(Answer(mark, "13700000002", "older")) == CHANGED
    assert refused(Answer("confirmed", "", "tok"), NOTHING) == CHANGED


def test_only_the_three_marks_are_answers() -> None:
    assert refused(Answer("", "", "tok")) == NO_MARK
    assert refused(Answer("yes", "", "tok")) == NO_MARK


@given(MARKS, st.text(max_size=30), st.sampled_from(["tok", "", "older"]))
def test_judging_never_breaks_and_says_one_of_the_two(mark: str, typed: str, seen: str) -> None:
    for attr, shown in (("phone", PHONE), ("birth", NOTHING), ("dis.level", Shown("1", "一级", "tok"))):
        answer, code = judged(attr, Answer(mark, typed, seen), shown)
        assert (answer is None) == bool(code)
        # What is kept was said about exactly what stood there.
        assert answer is None or answer.seen == shown.token


def test_answers_are_packed_and_read_back() -> None:
    said = {"phone": Answer("corrected", "1", "t"), "sex": Answer("unknown")}
    assert unpacked({attr: one.packed() for attr, one in said.items()}) == said


def test_cells_are_counted_by_their_mark() -> None:
    said = [Answer("confirmed"), Answer("confirmed"), Answer("corrected", "1"), Answer("unknown")]
    assert tally(said) == Tally(2, 1, 1)


def test_only_answers_that_still_fit_stand() -> None:
    said = {"phone": Answer("confirmed", "", "tok"), "sex": Answer("confirmed", "", "old"), "gone": Answer("unknown")}
    assert set(standing(said, {"phone": PHONE, "sex": PHONE})) == {"phone"}
