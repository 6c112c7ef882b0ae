"""The letter of a refusal, a stop or an upheld appeal: what was decided, why, by which clause, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.decisions import Decision, decisions
from jiayuan.benefits.remedies import Remedy, remedies
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound

AGAINST = ("refusal", "stop", "settlement")


@dataclass(frozen=True, slots=True)
class Letter:
    decision: Decision
    remedies: tuple[Remedy, ...]


def letter(offer: Offer) -> Letter:
    """The latest decision against the person; NotFound when there is none."""
    found = next((one for one in decisions(offer) if one.step in AGAINST and one.at is not None), None)
    if found is None or found.at is None:
        raise NotFound
    return Letter(found, remedies(found.at.astimezone(clock.LOCAL).date(), clock.today()))
