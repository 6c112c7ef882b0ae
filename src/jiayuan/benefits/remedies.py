"""What somebody may do against a refusal or a stop, each with its limit. Pure.

The texts name only the reply to a survey; the other three are configuration and general law, to be confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jiayuan.benefits.calendars import add_working_days
from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.rules import APPEAL_DAYS, LAWSUIT_MONTHS, RECONSIDERATION_DAYS, SURVEY_REPLY_DAYS

Way = Literal["review", "survey", "reconsideration", "lawsuit"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """`number` of working days, days or months; `until` its last day if counted from the decision, None if unknown.

    `review` and `survey` are clocks of the office: they run from the day somebody asks, here as if that were today.
    """

    way: Way
    number: int
    until: date | None
    cite: str


def remedies(decided: date, asked: date) -> tuple[Remedy, Remedy, Remedy, Remedy]:
    """The four clocks a letter prints, for a decision of one day and a letter read on another."""
    return (
        Remedy("review", APPEAL_DAYS, add_working_days(asked, APPEAL_DAYS), ""),
        Remedy("survey", SURVEY_REPLY_DAYS, add_working_days(asked, SURVEY_REPLY_DAYS), "445号 六(三)"),
        Remedy("reconsideration", RECONSIDERATION_DAYS, decided + timedelta(days=RECONSIDERATION_DAYS), ""),
        Remedy("lawsuit", LAWSUIT_MONTHS, add_months(decided, LAWSUIT_MONTHS), ""),
    )
