"""The history of one attribute of one person: what was believed when, and what an undo would change."""

from __future__ import annotations

from uuid import UUID

from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.answers import LineageStep, Telling
from jiayuan.registry.models import Fact
from jiayuan.registry.queries.lineage import statements_of
from jiayuan.registry.rules import Candidate, Voice, without


def _voice(fact: Fact) -> Voice:
    value = fact.value if fact.value is not None else bytes(fact.bi or b"").hex() or str(fact.place_id or "")
    candidate = Candidate(
        fact.pk, value, fact.rank, fact.confidence, fact.origin, fact.valid_from, fact.record_ref, fact.col
    )
    return Voice(candidate, fact.batch, fact.sys_to is None, fact.closed_by)


def tellings(person: UUID, code: str, purpose: Purpose, scope: Scope) -> list[Telling]:
    """As `lineage`, with times, and for open statements of a file what would win without that file."""
    found = statements_of(person, code, purpose, scope)
    voices = [_voice(fact) for fact, _ in found]
    steps = {fact.pk: step for fact, step in found}
    return [_telling(fact, step, voices, steps) for fact, step in found]


def _telling(fact: Fact, step: LineageStep, voices: list[Voice], steps: dict[int, LineageStep]) -> Telling:
    if fact.batch is None or fact.sys_to is not None:
        return Telling(step, fact.sys_from, fact.sys_to)
    won: Candidate | None = without(voices, fact.batch)
    if won is None:
        return Telling(step, fact.sys_from, None, undoable=True)
    then = steps[won.fact]
    return Telling(step, fact.sys_from, None, undoable=True, instead=then.value, instead_origin=then.origin)
