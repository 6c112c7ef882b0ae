"""Steps and figures of an upload, for every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from jiayuan.ledgers.api import FileRef
from jiayuan.ledgers.models import LedgerFile
from jiayuan.web.ledgers.wording import OUTCOMES, STEPS, WORKING, figures, steps, tone

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
    assert [(figure["value"], figure["key"]) for figure in figures(REF)] == [(9, ""), (2, "new")]


def test_a_file_without_rows_still_says_so() -> None:
    assert [figure["value"] for figure in figures(replace(REF, counts={}))] == [0]


@pytest.mark.parametrize(("state", "told"), [("merged", "success"), ("quarantined", "danger"), ("checked", "info")])
def test_tones(state: str, told: str) -> None:
    assert tone(state) == told


def test_outcomes_have_words() -> None:
    assert all(str(words) for words in OUTCOMES.values())
