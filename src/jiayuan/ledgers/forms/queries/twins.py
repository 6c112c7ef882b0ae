"""Forms of the last 30 days that already ask this."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count

from jiayuan.kernel import clock
from jiayuan.ledgers.forms.audiences import members
from jiayuan.ledgers.forms.rules.duplicates import RECENT, Overlap, overlap
from jiayuan.ledgers.forms.shapes import Audience, Twin
from jiayuan.ledgers.models import FormRow, FormSpec


def _recent(own: UUID | None) -> dict[UUID, FormSpec]:
    rows = FormSpec.objects.filter(state=FormSpec.State.OPEN, opened_at__gte=clock.now() - RECENT)
    return {spec.pk: spec for spec in rows if spec.pk != own}


def _shared(specs: Sequence[UUID], people: Sequence[UUID]) -> dict[UUID, int]:
    """form → how many of these people it asks about."""
    rows = FormRow.objects.filter(task__spec__in=specs, person__in=people)
    # The order of the model would split the groups.
    return dict(rows.order_by().values_list("task__spec").annotate(n=Count("person", distinct=True)))


def _twin(spec: FormSpec, found: Overlap) -> Twin:
    return Twin(spec.pk, spec.title, found.attrs, found.of_attrs, found.people, found.of_people)


def twins_of(attrs: Sequence[str], audience: Audience, own: UUID | None = None) -> list[Twin]:
    """The forms that are this one under another name, the one covering most first."""
    recent = {
        pk: spec for pk, spec in _recent(own).items() if overlap(attrs, spec.attrs, 1, 1).is_twin
    }  # fmt: skip
    # Most drafts have no rival by their questions alone; then nobody is counted.
    if not recent:
        return []
    people = [member.person for member in members(audience, attrs, clock.today())]
    shared = _shared(list(recent), people)
    measured = [(recent[pk], overlap(attrs, recent[pk].attrs, n, len(people))) for pk, n in shared.items()]
    twins = [(spec, found) for spec, found in measured if found.is_twin]
    return [_twin(*one) for one in sorted(twins, key=lambda one: (-one[1].people, -one[1].attrs, str(one[0].pk)))]
