"""What a ledger looks like: templates, learned headers, ranks of sources."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table


class Template(models.Model):
    """A version of a ledger's layout. `columns`: [{header, attr, required}]; `row_key`: alternatives of attr lists.

    A version is never changed, a new one is added: nobody may update the table. `office` null = every office may use
    it. `kept_days`: how long a line is kept after nothing rests on it any more.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.SlugField(max_length=40)
    version = models.SmallIntegerField(default=1)
    title = models.CharField(_("名称"), max_length=80)
    family = models.SlugField(max_length=40)
    office = models.IntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=60)
    columns = models.JSONField()
    row_key = models.JSONField()
    age_min = models.SmallIntegerField(default=0)
    age_max = models.SmallIntegerField(default=130)
    cadence = models.CharField(max_length=20, default="month")
    kept_days = models.IntegerField(default=365)
    # Null for those that ship: they stand on the law and not on a year's approval.
    purpose_until = models.DateField(null=True, blank=True)
    registered_by = models.UUIDField(null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_template"
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="ledgers_template_version")]

    def __str__(self) -> str:
        return self.title


register_table("ledgers_template", data_class=DataClass.INTERNAL, retention="permanent", scope_kind="none")


class HeaderAlias(models.Model):
    """A header people use for an attribute; `office` null = everywhere; `confirmed` counts the people who agreed."""

    header_norm = models.CharField(max_length=80)
    attr = models.CharField(max_length=40)
    office = models.IntegerField(null=True, blank=True)
    confirmed = models.IntegerField(default=0)

    class Meta:
        db_table = "ledgers_header_alias"
        constraints = [
            models.UniqueConstraint(
                fields=["header_norm", "office", "attr"], nulls_distinct=False, name="ledgers_header_alias_once"
            )
        ]

    def __str__(self) -> str:
        return self.header_norm


register_table("ledgers_header_alias", data_class=DataClass.INTERNAL, retention="permanent", scope_kind="none")


class SourceRank(models.Model):
    """Whose word counts more for an attribute, from a day on; rank 0 is best, attr '*' is every other attribute."""

    attr = models.CharField(max_length=40)
    family = models.CharField(max_length=40)
    rank = models.SmallIntegerField()
    valid_from = models.DateField()

    class Meta:
        db_table = "ledgers_source_rank"
        constraints = [
            models.UniqueConstraint(fields=["attr", "family", "valid_from"], name="ledgers_source_rank_once")
        ]

    def __str__(self) -> str:
        return f"{self.family} {self.attr} {self.rank}"


register_table("ledgers_source_rank", data_class=DataClass.INTERNAL, retention="permanent", scope_kind="none")
