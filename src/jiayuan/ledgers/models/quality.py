"""How good ledgers are: counts by day, and what is left to mend today. Of ledgers, never of people."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.kernel.tables import DataClass, register_table


class QualityScore(models.Model):
    """Numerators and denominators of one ledger (template of an office), place, attribute and day.

    `place_path` is the community of the people spoken of, or the office's own place for lines nobody is linked to.
    `attr` '' is the ledger as a whole, the sum of its attributes. `timely_n` is a sum of weights 0 to 1.
    """

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    template_code = models.SlugField(max_length=40)
    office = models.IntegerField()
    place_path = models.TextField(db_collation="C")
    attr = models.CharField(max_length=40, default="", blank=True)
    lines = models.IntegerField()
    complete_n = models.IntegerField(default=0)
    complete_of = models.IntegerField(default=0)
    valid_n = models.IntegerField(default=0)
    valid_of = models.IntegerField(default=0)
    accurate_n = models.IntegerField(default=0)
    accurate_of = models.IntegerField(default=0)
    unique_n = models.IntegerField(default=0)
    unique_of = models.IntegerField(default=0)
    consistent_n = models.IntegerField(default=0)
    consistent_of = models.IntegerField(default=0)
    timely_n = models.FloatField(default=0)
    timely_of = models.IntegerField(default=0)
    linked_n = models.IntegerField(default=0)
    linked_of = models.IntegerField(default=0)

    class Meta:
        db_table = "ledgers_quality_score"
        constraints = [
            models.UniqueConstraint(
                fields=["day", "template_code", "office", "place_path", "attr"], name="ledgers_quality_score_once"
            )
        ]
        indexes = [
            models.Index(fields=["day", "place_path"], name="ledgers_quality_score_day"),
            # The trend reads months of whole ledgers and not one attribute.
            models.Index(fields=["day", "place_path"], name="ledgers_quality_score_trend", condition=Q(attr="")),
        ]

    def __str__(self) -> str:
        return f"{self.template_code} {self.place_path} {self.attr} {self.day}"


register_table("ledgers_quality_score", data_class=DataClass.INTERNAL, retention="400 days", scope_kind="place")


class QualityGap(models.Model):
    """What could be mended today: how many cells or lines of a ledger and place have one kind of fault.

    Replaced at every measuring. `file` is the newest upload that has the fault, where the mending begins.
    """

    id = models.BigAutoField(primary_key=True)
    template_code = models.SlugField(max_length=40)
    office = models.IntegerField()
    place_path = models.TextField(db_collation="C")
    attr = models.CharField(max_length=40, default="", blank=True)
    code = models.CharField(max_length=40)
    n = models.IntegerField()
    # By how much a mended one raises the sum behind its part: 1, or what freshness it lacks.
    lift = models.FloatField(default=1)
    file = models.UUIDField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_quality_gap"
        constraints = [
            models.UniqueConstraint(
                fields=["template_code", "office", "place_path", "attr", "code"], name="ledgers_quality_gap_once"
            )
        ]
        indexes = [models.Index(fields=["place_path"], name="ledgers_quality_gap_place")]

    def __str__(self) -> str:
        return f"{self.template_code} {self.place_path} {self.attr} {self.code}"


register_table(
    "ledgers_quality_gap", data_class=DataClass.INTERNAL, retention="until the next measuring", scope_kind="place"
)
