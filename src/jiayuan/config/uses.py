"""Who is asked what was built on a file's statements, and in which words the answers come."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.benefits.api import open_offers
from jiayuan.cases.api import open_cases
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.api import Use, ask_as_well


def of_benefits(people: Sequence[UUID], scope: Scope) -> list[Use]:
    return [Use("benefit", str(offer), person, state) for offer, person, state in open_offers(people, scope)]


def of_cases(people: Sequence[UUID], scope: Scope) -> list[Use]:
    return [Use("case", str(number), person, state) for number, person, state in open_cases(people, scope)]


def join() -> None:
    """Called once when Django is ready."""
    for asker in (of_benefits, of_cases):
        ask_as_well(asker)
