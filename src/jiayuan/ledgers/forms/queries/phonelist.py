"""The phone list: a community's buildings, and the people of one of them door by door, each line filled already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.values import mask_id
from jiayuan.ledgers.forms.answering import answers_of
from jiayuan.ledgers.forms.counting import ANSWERED
from jiayuan.ledgers.forms.knowing import Known, known
from jiayuan.ledgers.forms.locating import one_task
from jiayuan.ledgers.forms.rules.answers import Answer
from jiayuan.ledgers.forms.rules.floors import floor_of
from jiayuan.ledgers.forms.rules.freshness import asked
from jiayuan.ledgers.forms.rules.writing import choices
from jiayuan.ledgers.forms.shapes import BuildingRef, CellView, RowView
from jiayuan.ledgers.forms.sources import source_words
from jiayuan.ledgers.models import FormRow, FormTask
from jiayuan.ledgers.quality.reference import figures
from jiayuan.places.api import labels
from jiayuan.registry import api as registry

PAGE = 30
BUILDING_WIDTH = len("110102.001.001.0001.0001.")
WHO = ("name", "id_number")


def buildings(task_id: UUID) -> list[BuildingRef]:
    """The buildings of a part with people and how many of them have an answer, in the order of their paths."""
    task = one_task(task_id)
    rows = FormRow.objects.filter(task=task).annotate(building=Substr("place_path", 1, BUILDING_WIDTH))
    grouped = rows.values("building").annotate(people=Count("pk"), done=Count("pk", filter=ANSWERED))
    found = list(grouped.order_by("building").values_list("building", "people", "done"))
    names = labels(path for path, _people, _done in found)
    return [BuildingRef(path, names[path], people, done) for path, people, done in found]


def _rows(task: FormTask, building: str, after: int) -> list[FormRow]:
    try:
        path = PlacePath(building)
    except Invalid:
        raise NotFound from None
    rows = FormRow.objects.filter(task=task)
    # A place that is no building holds those of whom nothing deeper is known, not the buildings below it.
    lo, hi = path.bounds()
    whole = len(building) == BUILDING_WIDTH
    rows = rows.filter(place_path__gte=lo, place_path__lt=hi) if whole else rows.filter(place_path=building)
    last = FormRow.objects.filter(task=task, pk=after).first() if after else None
    if last:
        rows = rows.filter(Q(place_path__gt=last.place_path) | Q(place_path=last.place_path, pk__gt=last.pk))
    return list(rows.order_by("place_path", "pk")[:PAGE])


def phone_list(task_id: UUID, building: str, after: int = 0) -> list[RowView]:
    """The next people of one building with what is known of them; `after` is the key of the last one seen."""
    task, scope = one_task(task_id), context.current().scope
    rows = _rows(task, building, after)
    if not rows and not after:
        raise NotFound
    facts = known([row.person for row in rows], list(dict.fromkeys([*WHO, *task.spec.attrs])), scope)
    answers = answers_of(rows)
    rooms = labels(row.place_path for row in rows)
    sources = source_words({one.source for row in facts.values() for one in row.values()})
    audit.record(
        "ledgers.form.list_people", obj=str(task.pk), subjects=[row.person for row in rows], fields=task.spec.attrs
    )
    return [
        RowView(
            key=row.pk, name=facts[row.person]["name"].shown.words or gettext("姓名不详"),
            id_number=mask_id(facts[row.person]["id_number"].shown.value), room=rooms[row.place_path],
            floor=floor_of(row.place_path), version=row.version,
            cells=_cells(task, facts[row.person], answers[row.pk], sources),
        )
        for row in rows
    ]  # fmt: skip


def _cells(
    task: FormTask, facts: Mapping[str, Known], answers: Mapping[str, Answer], sources: Mapping[str, str]
) -> Sequence[CellView]:
    spec, on = task.spec, clock.today()
    half_lives, again = figures(on).half_lives, bool(spec.again_reason)
    cells = []
    for attr in spec.attrs:
        one, said = facts[attr], answers.get(attr)
        stands = said is not None and said.seen == one.shown.token
        cells.append(
            CellView(
                attr=attr, label=gettext(registry.attr(attr).label), words=_words(attr, one.shown.words),
                as_of=one.as_of, source=sources.get(one.source, ""),
                asked=asked(attr, one.as_of, one.shown.known, half_lives, on, again=again), token=one.shown.token,
                mark=said.mark if said else "", typed=said.value if said else "",
                changed=said is not None and not stands, choices=[word for word, _code in choices(attr)],
                private=attr == "id_number",
            )
        )  # fmt: skip
    return cells


def _words(attr: str, words: str) -> str:
    # The number identifies; the worker compares its ends with the card.
    return mask_id(words) if attr == "id_number" else words
