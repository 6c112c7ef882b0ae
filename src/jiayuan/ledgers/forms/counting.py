"""What was answered in a part, counted from its lines."""

from __future__ import annotations

from django.db.models import Count, Q, Sum

from jiayuan.ledgers.models import FormRow, FormTask

ANSWERED = Q(confirmed__gt=0) | Q(typed__gt=0) | Q(unknown__gt=0)


def count_task(task: FormTask) -> None:
    """Counts the answers of a part anew."""
    rows = FormRow.objects.filter(task=task)
    sums = rows.aggregate(confirmed=Sum("confirmed"), typed=Sum("typed"), unknown=Sum("unknown"))
    done = rows.aggregate(done=Count("pk", filter=ANSWERED))
    task.counts = {**task.counts, **{key: value or 0 for key, value in (sums | done).items()}}
    task.save(update_fields=["counts"])
