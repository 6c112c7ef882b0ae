"""`jiayuan evaluate --all`: everybody of a place at once, kept for the month as the night keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jiayuan.benefits.api import run
from jiayuan.config import loaded
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_MATCHING

READY = loaded


def evaluate_everybody(place: str, day: date | None, policies: Sequence[str], engine: str) -> dict[str, object]:
    """One run over a place: how many people, and how many are entitled by policy. It names nobody."""
    with acting_as_service("benefits", place=PlacePath(place), purpose=BENEFIT_MATCHING):
        done = run(policies, day, engine)
    return {
        "run": done.run, "engine": engine, "people": done.people, "milliseconds": done.milliseconds,
        "policies": [{"policy": name, "yes": count} for name, count in sorted(done.entitled.items())],
        "entitled_not_drawing": done.entitled_not_drawing, "undetermined": done.undetermined,
    }  # fmt: skip
