"""What the base knows of the people on a form: values, words, days and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jiayuan.identity import api as identity
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.forms.rules.answers import Shown
from jiayuan.ledgers.forms.rules.writing import PLACES, written
from jiayuan.places.api import labels
from jiayuan.registry import api as registry

# Values past their freshness are shown too, with their day: an old number is a better start than none.
EVER = date.min
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Known:
    """A golden value as a form shows it."""

    shown: Shown
    as_of: date | None = None
    source: str = ""


def _token(person: UUID, attr: str, value: str) -> str:
    # Keyed, so that the page does not give away by its token what a masked cell hides.
    return identity.blind("ledgers_form_row.seen", f"{person}:{attr}:{value}").hex()[:20] if value else ""


def _facts(people: Sequence[UUID], attrs: Sequence[str], scope: Scope) -> dict[UUID, dict[str, registry.FactValue]]:
    found: dict[UUID, dict[str, registry.FactValue]] = {}
    for start in range(0, len(people), AT_ONCE):
        found |= registry.facts_for(people[start : start + AT_ONCE], attrs, FORM_PREFILL, scope, EVER)
    return found


def known(people: Sequence[UUID], attrs: Sequence[str], scope: Scope) -> dict[UUID, dict[str, Known]]:
    """person → attribute → what the base knows, for any number of people."""
    facts = _facts(people, attrs, scope)
    paths = {one.value or "" for row in facts.values() for attr, one in row.items() if attr in PLACES}
    words = labels(paths)
    return {
        person: {attr: _known(person, attr, one, words) for attr, one in row.items()} for person, row in facts.items()
    }


def _known(person: UUID, attr: str, fact: registry.FactValue, words: Mapping[str, str]) -> Known:
    value = fact.value or ""
    text = words.get(value, "") if attr in PLACES else written(attr, value)
    return Known(Shown(value, text, _token(person, attr, value)), fact.as_of, fact.source)


def shown(row: Mapping[str, Known]) -> dict[str, Shown]:
    return {attr: one.shown for attr, one in row.items()}
