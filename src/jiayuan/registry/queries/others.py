"""What is known of somebody without one record's word: to look at a link as if it were not there."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.attributes import BY_NO, attrs
from jiayuan.registry.models import Fact
from jiayuan.registry.queries.people import resolve
from jiayuan.registry.reading import allow, in_scope
from jiayuan.registry.rules import Candidate, choose
from jiayuan.registry.sealing import open_values
from jiayuan.registry.shapes import UNKNOWN, FactValue


def _candidate(fact: Fact) -> Candidate:
    value = fact.value if fact.value is not None else bytes(fact.bi or b"").hex() or str(fact.place_id or "")
    return Candidate(
        fact.pk, value, fact.rank, fact.confidence, fact.origin, fact.valid_from, fact.record_ref, fact.col
    )


def _value(fact: Fact) -> FactValue:
    text = fact.value if fact.value is not None else (fact.place.path if fact.place else None)
    if fact.sealed is not None:
        (text,) = open_values(BY_NO[fact.attr].code, [(fact.entity, bytes(fact.sealed))])
    return FactValue("absent" if fact.absent else "value", text, fact.valid_from, fact.origin)


def facts_without(
    person: UUID, record: int, codes: Sequence[str], purpose: Purpose, scope: Scope
) -> dict[str, FactValue]:
    """The values that would be golden had `record` said nothing. Raises NotAllowed by purpose."""
    allow(codes, purpose)
    known, root = attrs(codes), resolve(person)
    said = Fact.objects.filter(in_scope(scope, "root", ""), root=root, attr__in=[one.no for one in known])
    others = said.filter(sys_to=None, valid_to=None).exclude(record_ref=record).select_related("place")
    facts = {fact.pk: fact for fact in others}
    audit.record("registry.facts_without", subjects=[root], fields=list(codes))
    found = {}
    for one in known:
        best = choose([_candidate(fact) for fact in facts.values() if fact.attr == one.no])
        found[one.code] = _value(facts[best.fact]) if best else UNKNOWN
    return found
