"""The after-action figures of a plan: what was stored when it was published, else as things stand."""

from __future__ import annotations

from typing import Any

from jiayuan.command.aftermath import after_action
from jiayuan.command.courses import courses_of
from jiayuan.command.models import AfterAction, EventPlan


def report_of(plan: EventPlan) -> dict[str, Any]:
    """Figures as in `aftermath.after_action`."""
    kept = AfterAction.objects.filter(plan=plan).order_by("-pk").first()
    return dict(kept.figures) if kept else after_action(courses_of(plan))
