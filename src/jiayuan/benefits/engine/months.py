"""From which month a benefit runs and from which it stops."""

from __future__ import annotations

from datetime import date

from jiayuan.benefits.engine.dates import add_months, month_number, month_start
from jiayuan.benefits.engine.procedure import FirstMonth

# Rules under which money runs from the month after a step of the office.
AFTER = ("after_approval", "after_confirmation")


def first_month(rule: FirstMonth, applied_on: date, entitled_on: date, settled_on: date | None = None) -> date:
    """First month of payment (its first day): application, or the entitled month for a claim not too late.

    `settled_on` is the day of approval or confirmation; before it is known, the earliest month that can be.
    """
    if rule.rule in AFTER:
        return add_months(month_start(settled_on or max(applied_on, entitled_on)), 1)
    if rule.rule == "late_claim":
        # Calendar months, as the text counts them, not days.
        late = month_number(applied_on) - month_number(entitled_on)
        if 0 <= late <= rule.months:
            return month_start(entitled_on)
    return month_start(max(applied_on, entitled_on))


def stop_month(changed_on: date) -> date:
    """The month after the change, first day."""
    return add_months(month_start(changed_on), 1)
