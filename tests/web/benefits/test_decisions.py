"""Decisions as a timeline."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.benefits.api import Decision
from jiayuan.benefits.rules import STOP_REASONS
from jiayuan.kernel import clock
from jiayuan.web.benefits.decisions import decision_events


def told(step: str, note: str, cite: str = "") -> tuple[str, str]:
    (event,) = decision_events([Decision(step, note, cite, clock.now())])
    return str(event["title"]), str(event["text"])


def test_a_refusal_names_reason_and_clause() -> None:
    assert told("refusal", "未满80周岁", "二(三)") == ("不予批准", "未满80周岁（二(三)）")


@pytest.mark.parametrize("reason", STOP_REASONS)
def test_a_stop_is_said_in_the_readers_words(reason: str) -> None:
    title, text = told("stop", reason, "七(二)")
    assert title == "停发"
    assert reason not in text
    with override("en"):
        title, text = told("stop", reason)
    assert text.isascii()
    assert title.isascii()


def test_papers_are_a_plain_list() -> None:
    assert told("papers", "户口簿、照片") == ("补充材料", "户口簿、照片")


def test_the_tone_warns_where_something_is_to_do() -> None:
    steps = ("papers", "refusal", "stop", "settlement")
    events = decision_events([Decision(step, "x", "", None) for step in steps])
    assert [event["tone"] for event in events] == ["warning", "danger", "danger", ""]
