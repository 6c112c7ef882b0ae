"""Opening a form: its own layout, a part for every community, a line for every person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers.forms.actions.drafting import refuse_twin
from jiayuan.ledgers.forms.audiences import Member, members
from jiayuan.ledgers.forms.locating import audience_of, one_spec
from jiayuan.ledgers.forms.queries.lists import form_ref
from jiayuan.ledgers.forms.rules.sheet import KEYS, columns
from jiayuan.ledgers.forms.rules.states import BUILD, FORM_TRANSITIONS
from jiayuan.ledgers.forms.shapes import FormRef
from jiayuan.ledgers.models import FormRow, FormSpec, FormTask, Template
from jiayuan.registry import api as registry

ONCE = "once"
ROW_KEY = [["id_number"], ["name", "birth"], ["name", "phone"], ["name", "residence.actual"]]


def _template(spec: FormSpec) -> Template:
    labels = {code: registry.attr(code).label for code in (*KEYS, *spec.attrs)}
    # A layout of its own: answers must not close what a community's own ledger says of the same people.
    return Template.objects.create(
        code=f"form-{spec.pk.hex[-12:]}", title=spec.title, family="community", office=None,
        purpose=FORM_PREFILL.code, columns=columns(spec.attrs, labels), row_key=ROW_KEY, cadence=ONCE,
    )  # fmt: skip


def _by_community(people: Sequence[Member]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = defaultdict(list)
    for member in people:
        path = PlacePath(member.place)
        if path.level >= Level.COMMUNITY:
            found[path.at(Level.COMMUNITY).value].append(member)
    return found


def _offices(place: PlacePath) -> dict[str, int]:
    """community → the number of its committee."""
    return {one.place_path: one.no for one in registry.organisations("committee", within=place)}


def _make_task(spec: FormSpec, community: str, office: int, people: Sequence[Member]) -> None:
    common = {"place_path": community, "owner_org_id": office}
    cells = len(people) * len(spec.attrs)
    counts = {"people": len(people), "done": 0, "cells": cells, "prefilled": sum(one.prefilled for one in people)}
    task = FormTask.objects.create(
        id=uuid7(), spec=spec, office=office, counts=counts, changed_at=clock.now(), **common
    )  # fmt: skip
    FormRow.objects.bulk_create(
        [
            FormRow(task=task, person=one.person, prefilled=one.prefilled, place_path=one.place, owner_org_id=office)
            for one in people
        ],
        batch_size=2000,
    )


def open_form(form: UUID) -> FormRef:
    """Sends a form to the communities. Raises Conflict: form-exists, form-again (reason not agreed), form-nobody."""
    identity.require(context.current(), BUILD)
    with transaction.atomic():
        spec = one_spec(form, lock=True)
        move = FORM_TRANSITIONS.move(spec.state, "open")
        if spec.again_reason and spec.again_by is None:
            raise Conflict(_("重复询问的理由还没有另一位数据专员同意"), code="form-again")
        audience = audience_of(spec)
        refuse_twin(spec.attrs, audience, spec.pk)
        offices = _offices(PlacePath(audience.place))
        people = members(audience, spec.attrs, clock.today())
        parts = {path: found for path, found in _by_community(people).items() if path in offices}
        if not parts:
            raise Conflict(_("范围内没有符合条件的人，或社区还没有登记居委会"), code="form-nobody")
        spec.template, spec.state, spec.opened_at = _template(spec), move.to, clock.now()
        spec.people = sum(map(len, parts.values()))
        spec.save()
        for path, found in sorted(parts.items()):
            _make_task(spec, path, offices[path], found)
        audit.record("ledgers.form.open", obj=str(spec.pk), n=spec.people, fields=spec.attrs)
    return form_ref(spec, left_out=len(people) - spec.people)
