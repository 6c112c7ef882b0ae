"""What was asked for and decided, as the timeline of the person it is about."""

from __future__ import annotations

from collections.abc import Iterable

from jiayuan.benefits.api import Decision
from jiayuan.web.benefits.words import STEPS, STOP_REASONS

TONES = {"papers": "warning", "refusal": "danger", "stop": "danger"}


def decision_events(decisions: Iterable[Decision]) -> list[dict[str, object]]:
    """Events of the timeline component: what, when, why, and by which clause."""
    events: list[dict[str, object]] = []
    for one in decisions:
        # A stop keeps its reason as a code, so that it can be counted and read in two languages.
        reason = str(STOP_REASONS.get(one.note, one.note))
        text = f"{reason}（{one.cite}）" if one.cite else reason
        events.append({"title": STEPS[one.step], "when": one.at, "text": text, "tone": TONES.get(one.step, "")})
    return events
