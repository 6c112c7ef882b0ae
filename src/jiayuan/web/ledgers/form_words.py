"""Words and figures the pages of forms share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.api import TaskRef
from jiayuan.places.api import by_paths
from jiayuan.registry.api import attr

TONES: Mapping[str, str] = {
    "open": "info", "filling": "info", "submitted": "warning", "accepted": "success", "returned": "danger",
    "expired": "neutral",
}  # fmt: skip
COUNTS: tuple[tuple[str, Promise], ...] = (
    ("people", _("要问的人")),
    ("done", _("已问的人")),
    ("prefilled", _("预先填好的格")),
    ("confirmed", _("核对属实的格")),
    ("typed", _("动手填写的格")),
    ("unknown", _("不清楚的格")),
)


def labels(attrs: Sequence[str]) -> list[str]:
    return [gettext(attr(code).label) for code in attrs]


def lines(tasks: Sequence[TaskRef]) -> list[dict[str, Any]]:
    """The parts of a list with the names of their communities."""
    places = by_paths(PlacePath(task.place) for task in tasks)
    return [
        {"task": task, "tone": TONES[task.state], "place": places[PlacePath(task.place)].name}
        for task in tasks
        if PlacePath(task.place) in places
    ]


def figures(tasks: Sequence[TaskRef]) -> list[dict[str, Any]]:
    """Sums over some parts: how much came filled, was confirmed, had to be typed."""
    return [{"label": label, "value": sum(task.counts.get(key, 0) for task in tasks)} for key, label in COUNTS]
