"""Forms of command."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from jiayuan.command.api import INCIDENT_CLASSES


class IncidentForm(forms.Form):
    """A report from the desk. No name, phone or number of a person is asked for."""

    class_code = forms.ChoiceField(label=_("发生了什么"))
    lon = forms.FloatField(
        label=_("经度"), min_value=115, max_value=118, widget=forms.NumberInput(attrs={"step": "any"})
    )
    lat = forms.FloatField(label=_("纬度"), min_value=39, max_value=41, widget=forms.NumberInput(attrs={"step": "any"}))
    text = forms.CharField(
        label=_("现场情况"), max_length=400, help_text=_("请不要填写姓名、电话和证件号码。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["class_code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(kind.code, _(kind.name)) for kind in INCIDENT_CLASSES.values()]
        self.fields["client_key"].initial = uuid4()
