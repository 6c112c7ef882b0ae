"""The procedure half of a policy file: first month, stop, notice, clocks, papers."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.benefits.engine.procedure import Clock, FirstMonth, FirstRule, NoticeRule, Paper
from jiayuan.benefits.engine.reading.entry import Entry

FIRST_RULES: Mapping[str, FirstRule] = {
    "application": "application", "late_claim": "late_claim",
    "after_approval": "after_approval", "after_confirmation": "after_confirmation",
}  # fmt: skip


def first_month_of(policy: Entry) -> FirstMonth:
    entry = policy.under("first_month").allow("rule", "months", "cite")
    rule = FIRST_RULES[entry.choice("rule", tuple(FIRST_RULES))]
    return FirstMonth(rule, entry.number("months", 0), entry.text("cite"))


def notice_of(policy: Entry) -> NoticeRule | None:
    """The public notice, or None where the document knows none (for children: never)."""
    if policy.data.get("notice") in (None, "none"):
        return None
    entry = policy.under("notice").allow("days", "working", "board", "shows", "cite")
    return NoticeRule(
        entry.number("days"), entry.flag("working", default=False), entry.text("board"), entry.texts("shows"),
        entry.text("cite"),
    )  # fmt: skip


def _clock(entry: Entry) -> Clock:
    entry.allow("step", "days", "working", "cite")
    # The texts count the office's own steps in working days, the public notice in plain ones.
    return Clock(entry.text("step"), entry.number("days"), entry.flag("working", default=True), entry.text("cite"))


def clocks_of(policy: Entry) -> tuple[Clock, ...]:
    return tuple(_clock(item) for item in policy.many("clocks"))


def papers_of(policy: Entry) -> tuple[Paper, ...]:
    papers = (item.allow("was", "from") for item in policy.many("papers"))
    return tuple(Paper(item.words("was"), item.text("from")) for item in papers)


def stop_of(policy: Entry) -> str:
    """The clause that stops it; the month is always the one after the change."""
    entry = policy.under("stop").allow("month", "cite")
    entry.choice("month", ("next",), "next")
    return entry.text("cite")
