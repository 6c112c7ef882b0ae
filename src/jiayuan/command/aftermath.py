"""The figures of an after-action report, from plain rows. Pure; unknown is never 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from jiayuan.command.timeline import Course, quantile


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _summary(courses: Sequence[Course]) -> dict[str, Any]:
    arrivals = [(course, took) for course in courses if (took := course.until(course.arrived_at)) is not None]
    seconds = [arrival for _, arrival in arrivals]
    hits = [arrival <= course.target_s for course, arrival in arrivals]
    return {
        "incidents": len(courses),
        "arrived": len(arrivals),
        "arrival_s_p50": quantile(seconds, 0.5),
        "arrival_s_p90": quantile(seconds, 0.9),
        "within_target_rate": round(sum(hits) / len(hits), 4) if hits else None,
    }


def after_action(courses: Sequence[Course]) -> dict[str, Any]:
    """All figures: overall, by service class and priority, step times, and how far ETAs were off."""
    by_level = {str(level): [course for course in courses if course.priority == level] for level in (1, 2, 3)}
    return {
        **_summary(courses),
        **_steps(courses),
        **_estimates(courses),
        "by_class": {code: _summary([c for c in courses if c.service == code]) for code in _codes(courses)},
        "by_priority": {level: _summary(some) for level, some in by_level.items()},
        "arrivals_s": sorted(_known([course.until(course.arrived_at) for course in courses])),
    }


def _steps(courses: Sequence[Course]) -> dict[str, float | None]:
    """Medians of the steps from the report on."""
    return {
        "dispatch_s_p50": quantile(_known([course.until(course.dispatched_at) for course in courses]), 0.5),
        "accept_s_p50": quantile(_known([course.until(course.accepted_at) for course in courses]), 0.5),
        "close_s_p50": quantile(_known([course.until(course.closed_at) for course in courses]), 0.5),
    }


def _estimates(courses: Sequence[Course]) -> dict[str, float | None]:
    """Bias and mean absolute error of the ETAs, real minus predicted."""
    # From the sending on, as the estimate was made then; above 0 means units came later than promised.
    errors = [
        (course.arrived_at - course.dispatched_at).total_seconds() - course.eta_s
        for course in courses
        if course.arrived_at and course.dispatched_at and course.eta_s is not None
    ]
    return {
        "eta_bias_s": round(float(np.mean(errors)), 1) if errors else None,
        "eta_mae_s": round(float(np.mean(np.abs(errors))), 1) if errors else None,
    }


def _codes(courses: Sequence[Course]) -> list[str]:
    return sorted({course.service for course in courses})
