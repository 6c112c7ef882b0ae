"""Why an answer was not kept, said gently, in both languages, never repeating what was typed."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.ledgers.forms.messages import MESSAGES, STALE_ROW, message_of
from jiayuan.ledgers.forms.rules import answers
from jiayuan.ledgers.rules.messages import CELL

CODES = [*MESSAGES, "phone", "id_check", "level", "no-such-code"]


@pytest.mark.parametrize("code", CODES)
def test_every_reason_is_told_in_both_languages(code: str) -> None:
    with override("zh-hans"):
        chinese = message_of(code)
    with override("en"):
        english = message_of(code)
    assert chinese
    assert english
    assert chinese != english
    assert "{" not in chinese + english


def test_every_refusal_of_the_rules_has_words() -> None:
    codes = {answers.EMPTY_ANSWER, answers.NOTHING_TO_CONFIRM, answers.CHANGED, answers.NO_MARK}
    assert codes == set(MESSAGES)
    assert not codes & set(CELL)


def test_words_of_the_intake_are_used_for_its_findings() -> None:
    with override("zh-hans"):
        assert message_of("phone") == CELL["phone"]
        assert message_of("no-such-code") == "请核对这一格"


def test_a_colleague_is_not_named() -> None:
    assert "同事" in STALE_ROW
    assert "{" not in STALE_ROW
