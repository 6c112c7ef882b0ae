"""Two statements weigh the same and disagree: the old value is held, people decide, a later word may win by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from jiayuan.audit import api as audit
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.attributes import BY_NO
from jiayuan.registry.masking import masked_value
from jiayuan.registry.models import Entity, Fact, Ruling
from jiayuan.registry.reading import allow, in_scope
from jiayuan.registry.rulings_sql import HELD, MOOT
from jiayuan.registry.sealing import open_values
from jiayuan.registry.settling import bring_up_to_date
from jiayuan.registry.shapes import FactValue


@dataclass(frozen=True, slots=True)
class Held:
    """A hold: the number of the ruling, whose attribute it is, and the records of the old and of the new value."""

    ruling: int
    entity: UUID
    attr: str
    old_record: int | None
    new_record: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements; `is_open` tells whether it is still said."""

    value: str
    origin: str
    as_of: date
    is_open: bool


def held(batch: UUID, after: int = 0) -> list[Held]:
    """The holds a batch brought about, in their order; `after` is the last ruling seen."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, {"batch": batch, "after": after})
        rows = cursor.fetchall()
    return [Held(number, root, BY_NO[attr].code, old, new) for number, root, attr, old, new in rows]


def moot(rulings: Iterable[int]) -> set[int]:
    """Those of the rulings about which there is nothing to decide any more: one of the two values is gone."""
    with connection.cursor() as cursor:
        cursor.execute(MOOT, {"ids": list(rulings)})
        return {row[0] for row in cursor.fetchall()}


def _ruling(number: int) -> Ruling:
    found = Ruling.objects.filter(pk=number).first()
    # The ruling itself holds numbers only; whose they are decides who may see it.
    if found is None or not Entity.objects.filter(pk=found.entity).exists():
        raise NotFound
    return found


def sides(number: int, purpose: Purpose, scope: Scope) -> tuple[Side, Side]:
    """The old and the new statement of a hold, numbers masked. Raises NotFound out of scope, NotAllowed by purpose."""
    ruling = _ruling(number)
    code = BY_NO[ruling.attr].code
    allow([code], purpose)
    visible = Fact.objects.filter(in_scope(scope, "root", ""), pk__in=[ruling.keep, ruling.over])
    facts = {fact.pk: fact for fact in visible.select_related("place")}
    if len(facts) < 2:
        raise NotFound
    audit.record("registry.sides", subjects=[ruling.entity], fields=[code])
    return _side(facts[ruling.keep], code), _side(facts[ruling.over], code)


def _side(fact: Fact, code: str) -> Side:
    text = fact.value or (fact.place.path if fact.place else "")
    if fact.sealed is not None:
        (text,) = open_values(code, [(fact.entity, bytes(fact.sealed))])
    # Two names can only be told apart when they are read.
    shown = text if code == "name" else masked_value(code, FactValue("value", text)).value or ""
    return Side(shown, fact.origin, fact.valid_from, fact.sys_to is None)


def _say(ruling: Ruling, sides: Sequence[int], *, is_decided: bool, reason: str) -> None:
    keep, over = sides
    Ruling.objects.create(
        entity=ruling.entity, attr=ruling.attr, keep=keep, over=over, is_decided=is_decided, batch=None,
        by=context.current().actor, reason=reason, at=clock.now(),
    )  # fmt: skip
    root = Entity.objects.filter(pk=ruling.entity).values_list("root", flat=True).get()
    bring_up_to_date([str(root)])
    fields = [BY_NO[ruling.attr].code]
    audit.record("registry.rule", obj=str(ruling.pk), subjects=[root], fields=fields, reason=reason)


def rule_between(number: int, *, keep_old: bool, reason: str) -> None:
    """People's word on a hold: it stands wherever the two values meet again and weigh the same. Raises NotFound."""
    with transaction.atomic():
        ruling = _ruling(number)
        pair = (ruling.keep, ruling.over) if keep_old else (ruling.over, ruling.keep)
        _say(ruling, pair, is_decided=True, reason=reason)


def hold_again(number: int, reason: str) -> None:
    """Takes people's word back: the old value is held as it was before they decided."""
    with transaction.atomic():
        ruling = _ruling(number)
        _say(ruling, (ruling.keep, ruling.over), is_decided=False, reason=reason)
