"""Notices as Wagtail pages, their targets, and the service catalogue."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.snippets.models import register_snippet

from jiayuan.content.editing import NoticeForm
from jiayuan.content.rules import SUMMARY_LIMIT
from jiayuan.content.words import Channel, ServiceGroup, ServiceKind, Urgency
from jiayuan.kernel.tables import DataClass, register_table

# No images or embeds: a notice must load at once on a slow phone and be read aloud as it stands.
BODY_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "hr"]


class Shelf(Page):
    """The one place in the page tree where notices stand."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["content.NoticePage"]
    max_count = 1

    class Meta:
        verbose_name = _("通知栏")


class NoticePage(Page):
    """One notice. Wagtail keeps its drafts, revisions, schedule and expiry."""

    channel = models.CharField(_("栏目"), max_length=12, choices=Channel.choices, default=Channel.NOTICE)
    urgency = models.CharField(_("紧急程度"), max_length=12, choices=Urgency.choices, default=Urgency.ROUTINE)
    summary = models.CharField(_("摘要"), max_length=SUMMARY_LIMIT)
    body = RichTextField(_("正文"), features=BODY_FEATURES, blank=True)
    author = models.CharField(max_length=36, blank=True, editable=False)

    parent_page_types = ["content.Shelf"]
    subpage_types: list[str] = []
    base_form_class: type[WagtailAdminPageForm] = NoticeForm
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("channel"), FieldPanel("urgency"), FieldPanel("summary")], heading=_("要点")),
        FieldPanel("body"),
        InlinePanel("targets", min_num=1, heading=_("发布范围"), label=_("地点")),
    ]
    # Search engines and menus know nothing of notices, so the promote tab has nothing to set.
    promote_panels: list[Any] = []
    settings_panels = [PublishingPanel()]

    class Meta:
        verbose_name = _("通知")
        verbose_name_plural = _("通知")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Notices are shown by the portal under their number, not by Wagtail's own serving."""
        parts: tuple[int, str | None, str | None] | None = super().get_url_parts(request)
        return (parts[0], settings.WAGTAILADMIN_BASE_URL, f"/notices/{self.pk}/") if parts else None


class NoticeTarget(Orderable):
    """A place the notice is for, with all places inside it."""

    page = ParentalKey(NoticePage, on_delete=models.CASCADE, related_name="targets")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", verbose_name=_("地点"))
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True, editable=False)

    panels = [FieldPanel("place")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "place"], name="content_noticetarget_once")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Copied so that targeting is one indexed look-up without a join to the tree of places.
        self.place_path = self.place.path
        super().save(*args, **kwargs)


@register_snippet
class ServiceItem(models.Model):
    """One item of the service catalogue; times in working days, money in fen."""

    code = models.CharField(_("编码"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=60)
    group = models.CharField(_("分组"), max_length=12, choices=ServiceGroup.choices)
    kind = models.CharField(_("办理方式"), max_length=1, choices=ServiceKind.choices)
    order = models.PositiveSmallIntegerField(_("次序"))
    summary = models.CharField(_("一句话"), max_length=80)
    who = models.CharField(_("给谁"), max_length=200)
    amount = models.CharField(_("多少钱或什么服务"), max_length=200, blank=True)
    basis = models.CharField(_("依据"), max_length=200, blank=True)
    materials = models.JSONField(_("还要提供的材料"), default=list, blank=True)
    prefilled = models.JSONField(_("已从底册带出"), default=list, blank=True)
    fields_full = models.PositiveSmallIntegerField(_("原表要填几项"), null=True, blank=True)
    days_law = models.PositiveSmallIntegerField(_("法定办结（工作日）"), null=True, blank=True)
    days_promised = models.PositiveSmallIntegerField(_("承诺办结（工作日）"), null=True, blank=True)
    fee_fen = models.PositiveIntegerField(_("收费（分）"), default=0)
    home_delivery = models.BooleanField(_("可以送到家"), default=False)
    policy = models.CharField(_("对应政策编码"), max_length=60, blank=True)
    link = models.CharField(_("外部地址"), max_length=200, blank=True)
    valid_from = models.DateField(_("起始"))
    valid_to = models.DateField(_("终止"), null=True, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = _("服务事项")
        verbose_name_plural = _("服务事项")

    def __str__(self) -> str:
        return self.name


# Open tables that Wagtail's own screens write as the web login; readers of every role may see them.
for _table in ("content_shelf", "content_noticepage", "content_noticetarget", "content_serviceitem"):
    register_table(_table, data_class=DataClass.OPEN, retention="always", scope_kind="framework")
