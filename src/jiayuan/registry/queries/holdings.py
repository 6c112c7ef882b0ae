"""All that is held about oneself: the one place where everything about a person stands together, for that person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.values import mask_id
from jiayuan.registry.attributes import BY_NO, attr
from jiayuan.registry.models import Fact
from jiayuan.registry.queries.lineage import disputed_values, spoken
from jiayuan.registry.rules import stale
from jiayuan.registry.sealing import open_values
from jiayuan.registry.shapes import FactValue

# Attributes of people end here; organisations and things follow.
PEOPLE_BELOW = 100
NUMBERS = frozenset({"id_number", "dis.certificate", "account"})


@dataclass(frozen=True, slots=True)
class Holding:
    """One statement about oneself, in plain. `golden`: it is the one that counts; `stale`: too old to be used.

    `value` is as in FactValue, '' with `absent`; of another person or household nothing but that there is one is told.
    """

    fact: int
    code: str
    label: str
    kind: str
    value: str
    absent: bool
    origin: str
    as_of: date
    known_from: datetime
    golden: bool
    disputed: bool
    stale: bool

    @property
    def on_screen(self) -> str:
        """The value where others may look on: document and account numbers keep their middle hidden."""
        return mask_id(self.value) if self.code in NUMBERS else self.value


def _plain(facts: Sequence[Fact]) -> Mapping[int, str]:
    """Texts of the sealed ones, one call per attribute."""
    plain: dict[int, str] = {}
    for number in {fact.attr for fact in facts if fact.sealed is not None}:
        sealed = [fact for fact in facts if fact.attr == number and fact.sealed is not None]
        texts = open_values(BY_NO[number].code, [(fact.entity, bytes(fact.sealed or b"")) for fact in sealed])
        plain |= {fact.pk: text for fact, text in zip(sealed, texts, strict=True)}
    return plain


def _text(fact: Fact, plain: Mapping[int, str]) -> str:
    if BY_NO[fact.attr].kind == "entity":
        return ""
    return plain.get(fact.pk) or fact.value or (fact.place.path if fact.place else "")


def _own_subject() -> UUID:
    subject = context.current().scope.subject
    if subject is None:
        raise NotAllowed(code="no-subject")
    return subject


def holdings(code: str = "") -> list[Holding]:
    """Every statement that stands about the acting resident, or those of one attribute; golden ones first in each.

    Raises NotAllowed for who acts for no person, Invalid for an unknown attribute.
    """
    standing = Fact.objects.filter(root=_own_subject(), sys_to=None, valid_to=None, attr__lt=PEOPLE_BELOW)
    if code:
        standing = standing.filter(attr=attr(code).no)
    facts = list(standing.select_related("place").order_by("attr", "-golden", "-id"))
    plain, doubted, today = _plain(facts), disputed_values(facts), clock.today()
    # Without a subject: looking at oneself is no look to be shown in one's own trail.
    audit.record("registry.own", fields=sorted({BY_NO[fact.attr].code for fact in facts}), n=len(facts))
    return [
        Holding(
            fact.pk, about.code, about.label, about.kind, _text(fact, plain), fact.absent, fact.origin,
            fact.valid_from, fact.sys_from, fact.golden, spoken(fact) in doubted,
            stale(FactValue("value", as_of=fact.valid_from), about.code, today),
        )
        for fact in facts
        for about in [BY_NO[fact.attr]]
    ]  # fmt: skip
