"""Who reported a case."""

from __future__ import annotations

from django.db import models

from jiayuan.cases.models.base import Guarded, guarded
from jiayuan.cases.models.case import Case
from jiayuan.kernel.tables import DataClass


class CaseReporter(Guarded):
    """Who filed or joined. `phone_key` is a blind index; name and phone open only through `reveal`."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reporters")
    role = models.CharField(max_length=8, default="filer")
    name_enc = models.BinaryField(null=True)
    phone_enc = models.BinaryField(null=True)
    phone_key = models.BinaryField(null=True, max_length=16)
    own_text = models.TextField(blank=True)
    channel = models.CharField(max_length=12)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "cases_case_reporter"
        constraints = [models.UniqueConstraint(fields=["case", "subject"], name="cases_case_reporter_once")]
        indexes = [
            models.Index(fields=["subject", "-case"], name="cases_case_reporter_own"),
            models.Index(fields=["phone_key"], name="cases_case_reporter_phone"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.case_id}"


guarded("cases_case_reporter", DataClass.SENSITIVE, "2 years after closing", ("name_enc", "phone_enc"))
