"""Where a value came from: every statement about one attribute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.answers import LineageStep
from jiayuan.registry.attributes import attrs
from jiayuan.registry.masking import masked_value
from jiayuan.registry.models import Dispute, Fact
from jiayuan.registry.queries.people import resolve, visible
from jiayuan.registry.reading import allow
from jiayuan.registry.sealing import open_values
from jiayuan.registry.shapes import FactValue


def lineage(person: UUID, code: str, purpose: Purpose, scope: Scope) -> list[LineageStep]:
    """Every statement about one attribute, golden first, newest next; NotFound out of scope."""
    return [step for _, step in statements_of(person, code, purpose, scope)]


def statements_of(person: UUID, code: str, purpose: Purpose, scope: Scope) -> list[tuple[Fact, LineageStep]]:
    """The facts behind `lineage`, each beside what is shown of it; at most a hundred."""
    allow([code], purpose)
    (attr,) = attrs([code])
    root = resolve(person)
    if not visible(scope).filter(pk=root).exists():
        raise NotFound
    about = Fact.objects.filter(root=root, attr=attr.no).select_related("place")
    facts = list(about.order_by("-golden", "-id")[:100])
    doubted = disputed_values(facts)
    sealed = [fact for fact in facts if fact.sealed is not None]
    opened = open_values(code, [(fact.entity, bytes(fact.sealed or b"")) for fact in sealed])
    plain = {fact.pk: text for fact, text in zip(sealed, opened, strict=True)}
    audit.record("registry.lineage", subjects=[root], fields=[code])
    return [(fact, _step(fact, code, plain, disputed=spoken(fact) in doubted)) for fact in facts]


def spoken(fact: Fact) -> str:
    """The comparable form of what a fact says, as in rules.Candidate.value."""
    return fact.value if fact.value is not None else bytes(fact.bi or b"").hex() or str(fact.place_id or "")


def disputed_values(facts: Sequence[Fact]) -> set[str]:
    """What of the values said is disputed, whichever statement it was disputed at."""
    open_ones = Dispute.objects.filter(fact__in=facts, state=Dispute.State.OPEN).values_list("fact", flat=True)
    at = set(open_ones)
    return {spoken(fact) for fact in facts if fact.pk in at}


def _step(fact: Fact, code: str, plain: Mapping[int, str], *, disputed: bool) -> LineageStep:
    text = plain.get(fact.pk) or fact.value or (fact.place.path if fact.place else "")
    shown = masked_value(code, FactValue("value", text)).value or ""
    return LineageStep(
        fact.pk, shown, fact.origin, fact.valid_from, fact.sys_to is None and fact.valid_to is None, fact.golden,
        fact.record_ref, fact.col, fact.batch, disputed, fact.valid_to,
    )  # fmt: skip
