"""Messages as lines, whichever module sent them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.utils.translation import override

from jiayuan.identity.api import InboxItem
from jiayuan.kernel import clock
from jiayuan.web.portal.inbox import told

CASE = {"number": "2607030001", "state": "open", "due": "2026-07-10T09:00:00+00:00"}


def item(template: str, refs: Mapping[str, object], *, read: bool = False) -> InboxItem:
    return InboxItem(7, template, refs, clock.now(), clock.now() if read else None)


@pytest.mark.parametrize(
    ("template", "refs", "href", "words"),
    [
        ("benefits.contact", {"offer": "o-1"}, "/me/benefits/o-1/", "不用准备材料"),
        ("case.dispatch", CASE, "/cases/2607030001/", "2607030001"),
    ],
)
def test_a_message_of_each_module_is_a_sentence_with_its_page(
    template: str, refs: Mapping[str, object], href: str, words: str
) -> None:
    (line,) = told([item(template, refs)])
    assert line.href == href
    assert words in line.text


def test_a_kind_nobody_has_words_for_is_left_out() -> None:
    assert told([item("ledgers.done", {}), item("", {})]) == []


def test_the_order_and_what_is_new_are_kept() -> None:
    lines = told([item("benefits.lapsed", {}), item("benefits.needed", {}, read=True)])
    assert [line.new for line in lines] == [True, False]
    assert "失效" in lines[0].text


def test_lines_follow_the_reader() -> None:
    with override("en"):
        lines = told([item("benefits.contact", {}), item("case.dispatch", CASE)])
    assert all(line.text.isascii() for line in lines)
