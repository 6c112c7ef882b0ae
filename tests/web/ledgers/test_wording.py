"""Steps and figures of an upload, for every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from jiayuan.ledgers.api import FileRef
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.shapes import Progress
from jiayuan.web.ledgers.wording import (
    EMPTY_TABS,
    GROUPS,
    OUTCOMES,
    STEPS,
    TABS,
    WORKING,
    bar,
    figures,
    left,
    steps,
    summary,
    tabs,
    tone,
)

AT = datetime(2026, 3, 1, tzinfo=UTC)
REF = FileRef(
    UUID(int=1), "a.xlsx", "elderly", "老年人台账", 1, "社区", "received", "", 1, "partial", date(2026, 3, 1), AT, None,
    {"rows": 9, "new": 2, "error": 0}, [], "", [],
)  # fmt: skip


@pytest.mark.parametrize("state", [state for state, _ in LedgerFile.State.choices])
def test_every_state_stands_somewhere_or_has_ended(state: str) -> None:
    found = [step["state"] for step in steps(replace(REF, state=state))]
    assert len(found) == len(STEPS)
    assert found.count("current") <= 1
    assert found == sorted(found, key=["done", "current", "todo"].index)


def test_a_merged_file_is_done() -> None:
    assert {step["state"] for step in steps(replace(REF, state="merged"))} == {"done"}


@pytest.mark.parametrize("state", sorted(WORKING))
def test_a_working_state_is_on_its_way(state: str) -> None:
    assert "current" in {step["state"] for step in steps(replace(REF, state=state))}


def test_only_counts_that_say_something_are_shown() -> None:
    assert [(figure["value"], figure["tone"]) for figure in figures(REF)] == [(9, ""), (2, "success")]


def test_what_stands_on_a_tab_is_not_told_twice() -> None:
    assert [figure["value"] for figure in figures(REF, tabbed=True)] == [9]


@pytest.mark.parametrize(("chosen", "opened"), [("", "new"), ("review", "review"), ("nonsense", "new")])
def test_the_tab_that_was_chosen_is_open(chosen: str, opened: str) -> None:
    assert [tab["outcome"] for tab in tabs(REF, chosen) if tab["current"]] == [opened]


def test_the_first_tab_with_rows_is_open() -> None:
    found = tabs(replace(REF, counts={"new": 0, "unplaced": 3}), "")
    assert [(tab["outcome"], tab["n"]) for tab in found if tab["current"]] == [("unplaced", 3)]


def test_every_tab_has_rows_and_a_word_for_none() -> None:
    assert {outcome for outcome, _title, _key in TABS} == EMPTY_TABS.keys()


def test_the_summary_says_what_changes_in_one_sentence() -> None:
    assert summary(replace(REF, counts={"new": 2, "changed": 3, "review": 0})) == "新增2人，3人的内容有变化"


@pytest.mark.parametrize("state", [state for state, _ in LedgerFile.State.choices])
def test_only_working_files_have_a_bar(state: str) -> None:
    found = bar(replace(REF, state=state))
    assert (found is not None) == (state in WORKING)
    assert found is None or 0 <= found["value"] < 100


def test_the_bar_goes_on_within_a_step_and_says_how_long() -> None:
    begun = replace(REF, state="checked")
    halfway = bar(replace(begun, progress=Progress("match", 50, 100, 42)))
    assert halfway is not None
    assert halfway["value"] > (bar(begun) or {})["value"]
    assert halfway["text"] == "大约还要 42 秒"


@pytest.mark.parametrize(("seconds", "told"), [(None, ""), (0, "大约还要 1 秒"), (90, "大约还要 2 分钟")])
def test_how_long_yet(seconds: int | None, told: str) -> None:
    assert left(seconds) == told


def test_every_state_is_found_by_one_filter() -> None:
    found = [state for _words, states in GROUPS.values() for state in states]
    assert sorted(found) == sorted(state for state, _ in LedgerFile.State.choices)


def test_a_file_without_rows_still_says_so() -> None:
    assert [figure["value"] for figure in figures(replace(REF, counts={}))] == [0]


@pytest.mark.parametrize(("state", "told"), [("merged", "success"), ("quarantined", "danger"), ("checked", "info")])
def test_tones(state: str, told: str) -> None:
    assert tone(state) == told


def test_outcomes_have_words() -> None:
    assert all(str(words) for words in OUTCOMES.values())
