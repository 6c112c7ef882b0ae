"""The filing forms: what they ask and how they answer a slip."""

from __future__ import annotations

import pytest
from django.utils.datastructures import MultiValueDict

from jiayuan.cases.api import Similar
from jiayuan.kernel import clock
from jiayuan.web.cases.afterwards import RateForm, WordsForm
from jiayuan.web.cases.filing import ContactForm, SameForm, WhatForm, WhereForm
from tests.cases import office as desk
from tests.people import People


def test_classes_are_offered_with_plain_words(office: People) -> None:
    with office.resident.acting():
        told = dict(WhatForm().fields["class_code"].choices)
    assert told[desk.NOISE] == "施工噪声（夜间或清晨施工太吵）"


def test_grid_codes_are_not_for_residents(office: People) -> None:
    with office.resident.acting():
        assert "02010101" not in dict(WhatForm().fields["class_code"].choices)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"where": "home"}, set()), ({"where": "address"}, {"address"}),
        ({"where": "address", "address": "门前"}, set()),
        ({"where": "point"}, {"lon"}), ({"where": "point", "lon": "116.3", "lat": "39.9"}, set()), ({}, {"where"}),
        ({"where": "point", "lon": "x", "lat": "39.9"}, {"lon"}),
    ],
)  # fmt: skip
def test_where(told: dict[str, str], wrong: set[str]) -> None:
    assert set(WhereForm(told).errors) == wrong


@pytest.mark.parametrize(
    ("phone", "kept"), [("138 0000 0001", "13800000001"), ("", ""), ("010-66012345", "01066012345")]
)
def test_a_phone_is_brought_to_one_spelling(phone: str, kept: str) -> None:
    form = ContactForm({"phone": phone})
    assert form.is_valid()
    assert form.cleaned_data["phone"].replace("-", "") == kept


def test_a_wrong_phone_is_not_repeated_in_the_message() -> None:
    form = ContactForm({"phone": "98765"})
    assert not form.is_valid()
    assert "98765" not in str(form.errors["phone"])


def test_a_similar_case_is_described_without_words() -> None:
    row = Similar("26112400000001", "施工噪声", "open", 12.4, clock.now(), 3, 0.5)
    choices = dict(SameForm([row]).fields["same"].choices)
    assert "约12米" in choices[row.number]
    assert "3人在等" in choices[row.number]
    assert "none" in choices


def test_the_three_questions_are_all_asked() -> None:
    assert set(RateForm({}).errors) == {"contacted", "resolved", "satisfied"}


def test_words_are_needed_where_words_are_asked() -> None:
    assert not WordsForm(MultiValueDict({"text": [" "]})).is_valid()
