"""What the tables of forms hold by themselves: two stewards, one part a community, one line a person, no stranger."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from jiayuan.kernel.purpose import FORM_PREFILL, SERVICE_SELF
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FormRow, FormSpec, FormTask
from tests.ledgers.forms.conftest import Office
from tests.people import as_service

pytestmark = pytest.mark.django_db


def test_the_author_cannot_agree_to_the_own_reason(office: Office, task: api.TaskRef) -> None:
    with as_service(), pytest.raises(IntegrityError), transaction.atomic():
        FormSpec.objects.filter(pk=task.form).update(again_by=F("author"))


def test_a_community_has_one_part_and_a_person_one_line(office: Office, task: api.TaskRef) -> None:
    with as_service():
        part, row = FormTask.objects.get(pk=task.id), FormRow.objects.filter(task=task.id)[0]
        for twin in (
            FormTask(spec=part.spec, office=1, place_path=part.place_path, changed_at=part.changed_at),
            FormRow(task=part, person=row.person, place_path=row.place_path),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                twin.save(force_insert=True)


def test_rows_are_seen_in_their_own_community_alone(office: Office, task: api.TaskRef) -> None:
    people = office.people
    seen = {}
    for person in (people.worker, people.officer, people.neighbour):
        with person.acting(FORM_PREFILL):
            seen[person.name] = (FormTask.objects.count(), FormRow.objects.count())
    assert list(seen.values()) == [(1, 6), (1, 6), (0, 0)]


def test_residents_and_auditors_read_no_line(office: Office, task: api.TaskRef) -> None:
    for person, purpose in ((office.people.resident, SERVICE_SELF), (office.people.auditor, FORM_PREFILL)):
        with person.acting(purpose), pytest.raises(DatabaseError), transaction.atomic():
            FormRow.objects.count()


def test_a_worker_cannot_put_a_line_into_the_next_community(office: Office, task: api.TaskRef) -> None:
    with office.people.neighbour.acting(FORM_PREFILL), pytest.raises(DatabaseError), transaction.atomic():
        FormRow.objects.create(task_id=task.id, person=task.id, place_path=task.place)
