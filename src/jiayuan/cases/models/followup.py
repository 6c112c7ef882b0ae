"""Photos, calls back and what people answered."""

from __future__ import annotations

from django.db import models

from jiayuan.cases.models.base import Guarded, guarded
from jiayuan.cases.models.case import Case
from jiayuan.cases.models.reporter import CaseReporter
from jiayuan.kernel.tables import DataClass


class Attachment(Guarded):
    """A re-encoded picture without its metadata, kept in the row so that row security guards it too."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="attachments")
    order_id = models.BigIntegerField(null=True)
    phase = models.CharField(max_length=6, default="before")
    # Of the picture as we wrote it: the same photo sent twice over a bad link is one row.
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    width = models.SmallIntegerField()
    height = models.SmallIntegerField()
    moderated = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "sha256"], name="cases_attachment_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.phase}"


class CallbackTry(Guarded):
    """One attempt to reach a reporter: reached, no_answer or refused."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="tries")
    round = models.SmallIntegerField()
    reporter = models.ForeignKey(CaseReporter, models.CASCADE, null=True)
    at = models.DateTimeField()
    channel = models.CharField(max_length=8)
    result = models.CharField(max_length=10)
    agent = models.UUIDField(null=True)

    class Meta:
        db_table = "cases_callback_try"

    def __str__(self) -> str:
        return f"{self.case_id} {self.result}"


class CallbackAnswer(Guarded):
    """Contacted? solved (yes, partly, no)? satisfied (yes, basically, no)? One per reporter and round."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="answers")
    round = models.SmallIntegerField()
    reporter = models.ForeignKey(CaseReporter, models.CASCADE, null=True)
    contacted = models.BooleanField()
    resolved = models.CharField(max_length=6)
    satisfied = models.CharField(max_length=9)
    words = models.TextField(blank=True)
    channel = models.CharField(max_length=8)
    at = models.DateTimeField()
    # Another agent asking again: measures honesty, never replaces the first answer.
    second_of = models.ForeignKey("self", models.CASCADE, null=True)

    class Meta:
        db_table = "cases_callback_answer"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "round", "reporter"],
                condition=models.Q(second_of=None),
                name="cases_callback_answer_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.resolved}"


guarded("cases_attachment", DataClass.PERSONAL, "2 years after closing")
guarded("cases_callback_try", DataClass.PERSONAL, "2 years after closing")
guarded("cases_callback_answer", DataClass.PERSONAL, "2 years after closing")
