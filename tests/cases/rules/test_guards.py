"""What must be true of the input, one line a guard."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from jiayuan.cases.rules.guards import GUARDS, check
from jiayuan.cases.rules.limits import may_reopen, tries_enough

TODAY = date(2026, 3, 2)
LONG = "已经安排人员上门查看并处理"


@pytest.mark.parametrize(
    ("guard", "data", "wrong"),
    [
        ("answer", {"text": LONG}, set()), ("answer", {"article": "12@3"}, set()), ("answer", {"text": "好"}, {"text"}),
        ("decline_reason", {"reason_code": "in_court", "text": LONG}, set()),
        ("decline_reason", {}, {"reason_code", "text"}),
        ("contact", {"how": "call", "proof": "0315-1"}, set()), ("contact", {"how": "anonymous"}, set()),
        ("contact", {"how": "call"}, {"proof"}), ("contact", {"how": "owl", "proof": "0315"}, {"how"}),
        ("result", {"text": "办好了"}, {"text"}), ("result", {"text": LONG}, set()),
        ("return", {"text": LONG, "evidence": "清单", "proposed_unit": 3}, set()),
        ("return_after_sign", {}, {"text", "evidence", "proposed_unit"}),
        ("extension", {"days": 15, "text": LONG}, set()), ("extension", {"days": 16, "text": LONG}, {"days"}),
        ("extension", {"days": 0, "text": LONG}, {"days"}), ("extension", {"days": "5", "text": LONG}, {"days"}),
        ("plan", {"text": LONG, "review_on": TODAY + timedelta(days=180), "today": TODAY}, set()),
        ("plan", {"text": LONG, "review_on": TODAY + timedelta(days=181), "today": TODAY}, {"review_on"}),
        ("plan", {"text": LONG, "review_on": TODAY, "today": TODAY}, {"review_on"}),
        ("answers", {"contacted": False, "resolved": "no", "satisfied": "no"}, set()),
        ("answers", {"contacted": "yes", "resolved": "maybe"}, {"contacted", "resolved", "satisfied"}),
        ("words", {"text": " "}, {"text"}), ("reject_reason", {"text": "照片不清"}, set()),
        ("nothing_known", {}, set()),
    ],
)  # fmt: skip
def test_guard(guard: str, data: dict[str, Any], wrong: set[str]) -> None:
    assert {error.field for error in check(guard, data)} == wrong


def test_messages_never_echo_the_input() -> None:
    secret = "13812345678"
    errors = [error for guard in GUARDS for error in check(guard, dict.fromkeys(("text", "how", "resolved"), secret))]
    assert all(secret not in str(error.message) for error in errors)


def test_thirty_days_to_reopen() -> None:
    ended = datetime(2026, 3, 2, tzinfo=UTC)
    assert may_reopen(None, ended)
    assert may_reopen(ended, ended + timedelta(days=30))
    assert not may_reopen(ended, ended + timedelta(days=30, seconds=1))


@pytest.mark.parametrize(
    ("hours", "enough"),
    [
        ((9, 35, 61), True),
        ((9, 33, 57), False),
        ((9, 10, 11), False),
        ((9, 35), False),
        ((9, 10, 11, 33, 57), False),
        ((9, 35, 61, 62), True),
    ],
)
def test_three_tries_on_three_days_at_different_hours(hours: tuple[int, ...], enough: bool) -> None:
    start = datetime(2026, 3, 2, tzinfo=UTC)
    assert tries_enough([start + timedelta(hours=hour) for hour in hours]) is enough
