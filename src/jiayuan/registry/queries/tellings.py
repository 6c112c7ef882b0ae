"""The history of one attribute of one person: what was believed when, and what an undo would change."""

from __future__ import annotations

from uuid import UUID

from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.answers import LineageStep, Telling
from jiayuan.registry.attributes import SEVERAL
from jiayuan.registry.models import Fact
from jiayuan.registry.queries.lineage import spoken, statements_of
from jiayuan.registry.rules import Candidate, Voice, without


def _voice(fact: Fact) -> Voice:
    candidate = Candidate(
        fact.pk, spoken(fact), fact.rank, fact.confidence, fact.origin, fact.valid_from, fact.record_ref, fact.col
    )
    return Voice(candidate, fact.batch, fact.sys_to is None and fact.valid_to is None, fact.closed_by)


def tellings(person: UUID, code: str, purpose: Purpose, scope: Scope) -> list[Telling]:
    """As `lineage`, with times, and for open statements of a file what would win without that file."""
    found = statements_of(person, code, purpose, scope)
    voices = [_voice(fact) for fact, _ in found]
    steps = {fact.pk: step for fact, step in found}
    return [_telling(fact, step, voices, steps) for fact, step in found]


def _telling(fact: Fact, step: LineageStep, voices: list[Voice], steps: dict[int, LineageStep]) -> Telling:
    # A register's load, and what people say themselves, came with no file that could be undone.
    if fact.batch is None or fact.record_ref is None or not step.open:
        return Telling(step, fact.sys_from, fact.sys_to)
    # Values that stand side by side are no rivals of each other.
    rivals = [one for one in voices if one.candidate.value == spoken(fact)] if fact.attr in SEVERAL else voices
    won: Candidate | None = without(rivals, fact.batch)
    if won is None:
        return Telling(step, fact.sys_from, None, undoable=True)
    then = steps[won.fact]
    return Telling(step, fact.sys_from, None, undoable=True, instead=then.value, instead_origin=then.origin)
