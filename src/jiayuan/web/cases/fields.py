"""The fields of commands: one small form per command, made of a few kinds of fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from jiayuan.cases.api import class_codes, unit_choices
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.web.cases.labels import URGENCY

REASONS = (
    ("emergency_110", _("应拨打110")), ("fire_119", _("应拨打119")), ("ambulance_120", _("应拨打120")),
    ("traffic_122", _("应拨打122")), ("in_court", _("已进入诉讼仲裁")), ("petition", _("属于信访")),
    ("discipline", _("属于纪检监察")), ("unlawful", _("内容违法")), ("out_of_scope", _("不属于受理范围")),
    ("not_founded", _("情况不存在")),
)  # fmt: skip

# Fields per command; a command without an entry is a single button.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "answer_directly": ("text",), "decline": ("reason_code", "text"), "dispatch": ("unit",), "ask": ("text",),
    "reply": ("text",), "ask_suspend": ("text", "review_on"), "reopen": ("text",), "merge": ("target", "note_text"),
    "reconsider": ("text",), "withdraw": ("text",), "reclassify": ("class_code",), "set_urgency": ("urgency",),
    "note": ("text",), "attach": ("photo", "phase"), "supervise": ("text",), "message": ("text",),
    "request_return": ("text", "evidence", "proposed_unit"), "accept_return": ("unit",), "refuse_return": ("text",),
    "final_say": ("text",), "report_done": ("text",), "reject": ("text",), "log_contact": ("how", "proof"),
    "ask_extend": ("days", "text"), "record_feedback": ("contacted", "resolved", "satisfied", "text"),
}  # fmt: skip

Files: TypeAlias = "MultiValueDict[str, UploadedFile[Any]] | None"


def _field(name: str, place: PlacePath | None) -> forms.Field:
    units = [("", _("按规则推荐")), *((str(no), title) for no, title in unit_choices(place))] if "unit" in name else []
    made: dict[str, Any] = {
        "text": lambda: forms.CharField(label=_("说明"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})),
        "note_text": lambda: forms.CharField(label=_("并单理由"), required=False, max_length=400),
        "reason_code": lambda: forms.ChoiceField(label=_("原因"), choices=REASONS),
        "unit": lambda: forms.ChoiceField(label=_("承办单位"), choices=units, required=False),
        "proposed_unit": lambda: forms.ChoiceField(label=_("建议承办单位"), choices=units[1:]),
        "evidence": lambda: forms.CharField(label=_("依据"), max_length=400),
        "review_on": lambda: forms.DateField(label=_("复核日期"), widget=forms.DateInput(attrs={"type": "date"})),
        "target": lambda: forms.CharField(label=_("并入哪一件（诉求编号）"), max_length=20),
        "class_code": lambda: forms.ChoiceField(
            label=_("类别"), choices=[(row.code, row.name) for row in class_codes()]
        ),
        "urgency": lambda: forms.ChoiceField(label=_("紧急程度"), choices=list(URGENCY.items())),
        "photo": lambda: forms.FileField(label=_("照片")),
        "phase": lambda: forms.ChoiceField(
            label=_("拍摄于"), choices=[("after", _("办理后")), ("before", _("办理前"))]
        ),
        "how": lambda: forms.ChoiceField(
            label=_("联系方式"), choices=[("call", _("电话")), ("visit", _("上门")), ("anonymous", _("匿名，无法联系"))]
        ),
        "proof": lambda: forms.CharField(label=_("通话编号或上门时间"), required=False, max_length=80),
        "days": lambda: forms.IntegerField(label=_("延期天数"), min_value=1, max_value=15),
        "contacted": lambda: forms.TypedChoiceField(
            label=_("联系过吗"), choices=[("yes", _("联系过")), ("no", _("没有联系"))], coerce=lambda v: v == "yes"
        ),
        "resolved": lambda: forms.ChoiceField(
            label=_("解决了吗"), choices=[("yes", _("解决了")), ("partly", _("部分解决")), ("no", _("没有解决"))]
        ),
        "satisfied": lambda: forms.ChoiceField(
            label=_("满意吗"), choices=[("yes", _("满意")), ("basically", _("基本满意")), ("no", _("不满意"))]
        ),
    }
    field: forms.Field = made[name]()
    return field


def form_for(
    name: str, place: PlacePath | None, sent: Mapping[str, Any] | None = None, files: Files = None
) -> forms.Form:
    """The form of a command, bound when something was sent."""
    form = forms.Form(sent, files, prefix=name, auto_id=f"id_{name}_%s")
    for field in FIELDS.get(name, ()):
        form.fields[field] = _field(field, place)
    # Free words are welcome after a call and never required.
    if name == "record_feedback":
        form.fields["text"].required = False
    return form


def data_of(form: forms.Form) -> dict[str, Any]:
    """The cleaned values as the command takes them."""
    told = {key: value for key, value in form.cleaned_data.items() if value not in (None, "")}
    # The rules read no clock; today comes with the date it is compared to.
    if "review_on" in told:
        told["today"] = clock.today()
    if "photo" in told:
        told["photo"] = told["photo"].read()
    if "note_text" in told:
        told["text"] = told.pop("note_text")
    if form.prefix == "record_feedback":
        told["words"] = told.pop("text", "")
    return told
