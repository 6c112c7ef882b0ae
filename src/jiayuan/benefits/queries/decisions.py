"""What the office asked for and decided, with reason and clause, for the person it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jiayuan.benefits.models import CheckStep, Offer

# Steps with words for the person; the others are the office's own.
TOLD = ("papers", "refusal", "settlement", "stop", "reopen", "amend")


@dataclass(frozen=True, slots=True)
class Decision:
    """`note` is the list of papers, the reason in words, or for a stop the code of its reason."""

    step: str
    note: str
    cite: str
    at: datetime | None


def decisions(offer: Offer) -> tuple[Decision, ...]:
    """Latest first; nobody's name, for a decision is the office's."""
    steps = CheckStep.objects.filter(offer=offer, step__in=TOLD).order_by("-id")
    return tuple(Decision(step.step, step.note, step.cite, step.done_at) for step in steps)
