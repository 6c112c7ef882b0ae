"""The states of a use, and how much of it may be used in a minute and a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from jiayuan.kernel.purpose import PurposeKind
from jiayuan.kernel.states import StateTable, Transition
from jiayuan.ledgers.rules.families import refused

ASK, SHARE = "ledgers.ask", "ledgers.share"

USE_TRANSITIONS = StateTable(
    "use",
    "",
    {
        ("", "draft"): Transition("draft", ASK),
        # Two people, neither of them the author, and not the same twice.
        ("draft", "approve"): Transition("first", SHARE, "not_author"),
        ("first", "approve"): Transition("approved", SHARE, "neither_author_nor_first", ("register_purpose",)),
        ("draft", "refuse"): Transition("refused", SHARE),
        ("first", "refuse"): Transition("refused", SHARE),
        ("draft", "end"): Transition("ended", ASK, "author"),
        ("approved", "end"): Transition("ended", SHARE),
    },
)
LONGEST = timedelta(days=366)
# What data may be given out for; audit and rights are exercised here, not by somebody else's system.
KINDS = (
    PurposeKind.SERVICE, PurposeKind.CASE, PurposeKind.BENEFIT, PurposeKind.CARE, PurposeKind.VOLUNTEERING,
    PurposeKind.PUBLIC_HEALTH, PurposeKind.STATISTICS, PurposeKind.UPKEEP,
)  # fmt: skip


def may_approve(author: object, first: object | None, who: object) -> bool:
    """Whether somebody may give the next approval."""
    return who != author and who != first


def period_ok(today: date, until: date) -> bool:
    return today < until <= today + LONGEST


def in_force(state: str, until: date, today: date) -> bool:
    """The day `until` itself no longer counts."""
    return state == "approved" and today < until


def words_refused(*texts: str) -> bool:
    """Whether the words ask for what Jiayuan does not do: watching, faith, petitions, faces, doors, positions."""
    return bool(refused("", "|".join(texts), ()))


@dataclass(frozen=True, slots=True)
class Spent:
    """Rows of the day and calls of the minute so far."""

    rows: int
    minute_calls: int


def over_limit(spent: Spent, rows: int, rate: int, daily_rows: int) -> str:
    """ "rate", "daily" or "" when one more call for so many rows fits."""
    if spent.minute_calls >= rate:
        return "rate"
    return "daily" if spent.rows + rows > daily_rows else ""


def not_allowed(asked: Collection[str], allowed: Collection[str]) -> list[str]:
    """The attributes asked for beyond those allowed."""
    return sorted(set(asked) - set(allowed))
