"""What the phone list sends, read leniently and never trusted."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.api import Answer
from jiayuan.web.ledgers.form_answers import MOST, answer_of, answers, number

ATTRS = ["phone", "tenure"]


def sent(**fields: object) -> QueryDict:
    """A form as the browser sends it; `r` are the row keys, other keys are written m7_0 for m7.0."""
    data = QueryDict(mutable=True)
    for key, value in fields.items():
        data.setlist("row", list(value)) if key == "r" else data.__setitem__(key.replace("_", "."), value)
    return data


@pytest.mark.parametrize("text", ["", "-1", "²", "١", "1.0", "9" * 19, "0x1", " 7", "7;--"])
def test_only_plain_keys_are_keys(text: str) -> None:
    assert number(text) is None


def test_a_key_is_a_number() -> None:
    assert (number("0"), number("42"), number("9" * 18)) == (0, 42, 10**18 - 1)


def test_an_untouched_cell_says_nothing() -> None:
    assert answer_of(sent(s7_0="tok"), 7, 0) is None


def test_typing_without_choosing_is_a_correction() -> None:
    assert answer_of(sent(t7_0=" 139 ", s7_0="tok"), 7, 0) == Answer("corrected", "139", "tok")


def test_what_was_typed_beside_another_choice_is_dropped() -> None:
    assert answer_of(sent(m7_0="confirmed", t7_0="139", s7_0="tok"), 7, 0) == Answer("confirmed", "", "tok")
    assert answer_of(sent(m7_0="unknown", t7_0="139"), 7, 0) == Answer("unknown", "", "")


def test_long_texts_are_cut() -> None:
    found = answer_of(sent(t7_0="长" * 500), 7, 0)
    assert found
    assert len(found.value) == 200


def test_answers_come_by_row_and_item() -> None:
    (one,) = answers(sent(r=["7", "8"], v7="3", m7_0="confirmed", s7_0="a", t7_1="自有", s7_1="b"), ATTRS)
    assert (one.row, one.version) == (7, 3)
    assert one.answers == {"phone": Answer("confirmed", "", "a"), "tenure": Answer("corrected", "自有", "b")}


def test_items_the_form_does_not_have_are_not_read() -> None:
    assert answers(sent(r=["7"], v7="1", m7_2="confirmed", m7_9="unknown"), ATTRS) == []


def test_an_answer_without_its_person_is_not_read() -> None:
    assert answers(sent(v7="1", m7_0="confirmed"), ATTRS) == []


def test_a_page_holds_so_many_people() -> None:
    rows = [str(n) for n in range(MOST + 9)]
    fields = {f"m{n}_0": "unknown" for n in rows}
    assert len(answers(sent(r=rows, **fields), ATTRS)) == MOST


def test_a_missing_version_fits_no_row() -> None:
    (one,) = answers(sent(r=["7"], m7_0="unknown"), ATTRS)
    assert one.version == 0


@given(st.dictionaries(st.sampled_from(["m7_0", "t7_0", "s7_0", "v7", "m7_1", "t7_1"]), st.text(max_size=40)))
def test_any_text_is_read_without_breaking(fields: dict[str, str]) -> None:
    for one in answers(sent(r=["7"], **fields), ATTRS):
        assert one.row == 7
        assert set(one.answers) <= set(ATTRS)
