"""What the register's messages say, in both languages, and what they do not say."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.registry.care.rules import NEEDS
from jiayuan.registry.care.sentences import SENTENCES, care_sentence

REFS = {"day": "2026-07-01", "name": "暴雨停电"}


@pytest.mark.parametrize("template", sorted(SENTENCES))
def test_every_message_is_a_sentence_in_both_languages(template: str) -> None:
    with override("zh-hans"):
        chinese = care_sentence(template, REFS)
    with override("en"):
        english = care_sentence(template, REFS)
    assert chinese != english
    assert "{" not in chinese + english
    assert REFS["day"] in english or REFS["name"] in english


@pytest.mark.parametrize("template", sorted(SENTENCES))
def test_a_message_on_a_lock_screen_names_no_need(template: str) -> None:
    assert not [need for need in NEEDS.values() if need in care_sentence(template, REFS)]


def test_messages_of_other_modules_are_left_to_them() -> None:
    assert care_sentence("case.dispatch", {}) == ""
