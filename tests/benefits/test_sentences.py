"""A sentence for every message, in two languages, that says nothing about anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.utils.translation import override

from jiayuan.benefits.actions.telling import OUTCOMES, TEMPLATES
from jiayuan.benefits.api import load_book, sentence
from jiayuan.benefits.sentences import SENTENCES

REFS: dict[str, object] = {
    "offer": "1", "month": "2026-04", "reason": "disability", "code": "004217", "window": "2026-03-16T01:30:00+00:00",
}  # fmt: skip


def kinds() -> Iterator[tuple[str, dict[str, object]]]:
    """Every template with every outcome it may carry."""
    for template in TEMPLATES:
        for outcome in OUTCOMES if template == "benefits.decided" else ("",):
            yield template, {**REFS, "outcome": outcome} if outcome else REFS


KINDS = list(kinds())
LANGUAGES = pytest.mark.parametrize("language", ["zh-hans", "en"])
EACH = pytest.mark.parametrize(("template", "refs"), KINDS)


@LANGUAGES
@EACH
def test_every_message_has_a_whole_sentence(language: str, template: str, refs: dict[str, object]) -> None:
    with override(language):
        text = sentence(template, refs)
    assert text.endswith("." if language == "en" else "。")
    assert "%" not in text
    assert bool(re.search("[\u4e00-\u9fff]", text)) is (language != "en")


def test_there_is_no_sentence_without_a_message() -> None:
    sent = {f"{template}:{refs['outcome']}" if "outcome" in refs else template for template, refs in KINDS}
    assert set(SENTENCES) == sent


@LANGUAGES
@EACH
def test_no_sentence_names_benefit_condition_or_reason(language: str, template: str, refs: dict[str, object]) -> None:
    book = load_book()
    names = {word for policy in book.policies.values() for word in (policy.name.zh, policy.name.en)}
    with override(language):
        text = sentence(template, refs)
    telling = names | {"残疾", "低保", "特困", "失能", "补贴", "津贴", "待遇", "disab", "allowance", "subsidy", "元"}
    assert not [word for word in telling if word in text]


def test_the_code_and_the_time_are_said_in_beijing() -> None:
    assert sentence("benefits.code", REFS) == "送达码004217：工作人员2026-03-16 09:30起上门，请当面报出，不要告诉别人。"


@pytest.mark.parametrize("window", ["下周一", "", "2026-03-16T25:00"])
def test_a_time_nobody_can_read_is_shown_as_it_came(window: str) -> None:
    assert f"工作人员{window}起上门" in sentence("benefits.code", {**REFS, "window": window})


@pytest.mark.parametrize(
    ("template", "refs"),
    [("case.receive", {"number": "1"}), ("benefits.decided", {"outcome": "later"}), ("benefits.decided", {}), ("", {})],
)
def test_what_is_not_ours_or_not_known_has_none(template: str, refs: dict[str, object]) -> None:
    assert sentence(template, refs) == ""


def test_a_message_of_an_older_version_still_makes_a_sentence() -> None:
    assert sentence("benefits.stopped", {}) == "您的事项从起停止，已发放的不会收回；不同意可以申诉。"
