"""The forms of filing, one page each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _

from jiayuan.cases.api import Similar, class_codes
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.phone import Phone
from jiayuan.web.cases.labels import KINDS, STATES, words

TEXT_MAX = 4000


class WhatForm(forms.Form):
    """What it is about, in the person's own words."""

    text = forms.CharField(
        label=_("请说说是什么事"),
        help_text=_("写清楚什么时间、什么情况就可以，最多4000字。请不要写身份证号。"),
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("请写下您要反映的事情")},
    )
    class_code = forms.ChoiceField(label=_("最接近哪一类"), error_messages={"required": _("请选择一个类别")})
    kind = forms.ChoiceField(
        label=_("您希望"), choices=[(key, label) for key, label in KINDS.items()], initial="help",
        widget=forms.RadioSelect, error_messages={"required": _("请选择诉求类型")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(row.code, f"{row.name}（{row.plain}）" if row.plain else row.name) for row in class_codes()]
        # Read per request: classes are dated, and tomorrow's list may differ.
        self.fields["class_code"].choices = [("", _("请选择")), *found]  # type: ignore[attr-defined]


class WhereForm(forms.Form):
    """At home, at an address, or at a point."""

    where = forms.ChoiceField(
        label=_("事情发生在哪里"),
        choices=[("home", _("我家里或我住的楼")), ("address", _("写一个地址")), ("point", _("填写地图坐标"))],
        initial="home",
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择地点")},
    )
    address = forms.CharField(label=_("地址"), help_text=_("例如：红墙小区2号楼门前"), max_length=200, required=False)
    lon = forms.FloatField(label=_("经度"), required=False)
    lat = forms.FloatField(label=_("纬度"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("where") == "address" and not told.get("address"):
            self.add_error("address", _("请写一个地址，写不准也没有关系"))
        if told.get("where") == "point" and (told.get("lon") is None or told.get("lat") is None):
            self.add_error("lon", _("请填写经度和纬度"))
        return told


class SameForm(forms.Form):
    """Whether one of the earlier cases nearby is the same."""

    same = forms.ChoiceField(
        label=_("附近有人反映过类似的事，是同一件吗？"),
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择是否同一件事")},
    )

    def __init__(self, similar: list[Similar], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(row.number, _described(row)) for row in similar]
        self.fields["same"].choices = [*told, ("none", _("都不是，我的是另一件事"))]  # type: ignore[attr-defined]


def _described(row: Similar) -> str:
    told = {
        "name": row.class_name, "metres": round(row.distance_m), "age": timesince(row.received_at, depth=1),
        "state": words(STATES, row.state), "people": row.people,
    }  # fmt: skip
    return str(_("%(name)s，距您约%(metres)s米，%(age)s前，%(state)s，%(people)s人在等") % told)


class ContactForm(forms.Form):
    """How to reach the person; the account's inbox always works."""

    phone = forms.CharField(
        label=_("联系电话"), help_text=_("只有办理和回访人员能看到，每次查看都有记录。不填也会在“我的诉求”里通知您。"),
        max_length=20, required=False, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    confidential = forms.BooleanField(label=_("请为我保密：办理单位看不到我的姓名和电话"), required=False)

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data.get("phone", "")).strip()
        try:
            return Phone(typed).value if typed else ""
        except Invalid as problem:
            raise forms.ValidationError(str(problem.message)) from problem
