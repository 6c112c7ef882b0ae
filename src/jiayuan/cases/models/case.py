"""The case, who reported it, what happened to it."""

from __future__ import annotations

from django.db import models

from jiayuan.cases.models.base import Guarded, guarded
from jiayuan.cases.rules.case_table import LIVE
from jiayuan.kernel.tables import DataClass


class Case(Guarded):
    """One demand. Partitioned by month on `id`, which is the number people read (rules.numbers).

    `version` counts the events: event number n brought version n. `due_at` repeats the running resolve clock and is
    null while it stands still.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12)
    source = models.CharField(max_length=12)
    class_code = models.CharField(max_length=16)
    class_group = models.CharField(max_length=16)
    urgency = models.CharField(max_length=2)
    state = models.CharField(max_length=16)
    round = models.SmallIntegerField(default=1)
    parent_id = models.BigIntegerField(null=True)
    merged_into = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=24, blank=True)
    summary = models.CharField(max_length=80)
    text = models.TextField()
    address = models.CharField(max_length=200, blank=True)
    confidential = models.BooleanField(default=False)
    supervised = models.BooleanField(default=False)
    version = models.IntegerField(default=0)
    # False waits in the queue place_unknown; no demand is refused for want of an address.
    place_known = models.BooleanField(default=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    # The 50 m square of the point (rules.duplicates), so that near is an index lookup.
    cell = models.BigIntegerField(null=True)
    grid_code = models.CharField(max_length=15, blank=True)
    lead_unit = models.IntegerField(null=True)
    # First-handler duty 首接负责: set once, never taken away by a return.
    first_unit = models.IntegerField(null=True)
    unit_name = models.CharField(max_length=80, blank=True)
    question = models.CharField(max_length=400, blank=True)
    # The round of the last question: one pause of the clock per round.
    asked_round = models.SmallIntegerField(default=0)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    idem_key = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["lead_unit", "state", "due_at"], name="cases_case_unit"),
            models.Index(fields=["place_path", "state", "-id"], name="cases_case_place"),
            # Live cases are few: read in due order and looked through, they serve every queue of every place.
            models.Index(fields=["due_at", "id"], name="cases_case_due", condition=models.Q(state__in=LIVE)),
            models.Index(fields=["class_code", "id"], name="cases_case_class"),
            models.Index(fields=["cell", "class_group", "id"], name="cases_case_cell"),
            models.Index(fields=["subject", "-id"], name="cases_case_subject"),
            models.Index(fields=["owner_org_id", "id"], name="cases_case_org"),
            models.Index(fields=["idem_key"], name="cases_case_idem", condition=~models.Q(idem_key="")),
        ]

    @property
    def number(self) -> str:
        return str(self.id)

    def __str__(self) -> str:
        return self.number


guarded("cases_case", DataClass.PERSONAL, "5 years after closing")
