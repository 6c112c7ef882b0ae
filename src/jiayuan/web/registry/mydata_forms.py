"""Forms about one's own data: what is right instead, an objection and its answer, the code before a copy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import parse_address
from jiayuan.registry.api import Holding
from jiayuan.web.registry.mydata_words import CODES, YES_NO

LENGTH = 120


class WrongForm(forms.Form):
    """The value a person says is right; left empty it says only that the one held is wrong."""

    own = forms.CharField(label=_("正确的内容"), max_length=LENGTH, required=False, help_text=_("不清楚可以不填"))

    def __init__(self, held: Holding, home: PlacePath | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held, self.home = held, home
        choices = YES_NO if held.kind == "bool" else CODES.get(held.code)
        if choices:
            pairs = [("", _("不清楚")), *choices.items()]
            self.fields["own"] = forms.ChoiceField(label=_("正确的内容"), choices=pairs, required=False)
        elif held.kind == "date":
            widget = forms.DateInput(attrs={"type": "date"})
            self.fields["own"] = forms.DateField(label=_("正确的内容"), required=False, widget=widget)
        elif held.kind == "place":
            self.fields["own"].help_text = _("写到室，例如：红墙小区1号楼2单元301室")
        elif held.kind == "money":
            self.fields["own"] = forms.DecimalField(
                label=_("正确的内容（元）"), max_digits=12, decimal_places=2, min_value=0, required=False
            )

    def clean_own(self) -> str | None:
        """The value as the base keeps it, None for "only wrong"."""
        typed = self.cleaned_data["own"]
        if typed in (None, ""):
            return None
        if self.held.kind == "money":
            return str(int(typed * 100))
        if self.held.kind == "place":
            return self._room(str(typed))
        return str(typed)

    def _room(self, text: str) -> str:
        found = parse_address(text, self.home)
        if found.place is None:
            raise forms.ValidationError(gettext("没有认出这个地址，请写明小区、楼号和室"))
        return found.place.path.value


class ObjectForm(forms.Form):
    """Why one does not want this use; needs no reason."""

    reason = forms.CharField(
        label=_("为什么（可以不填）"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(forms.Form):
    """The steward's answer to an objection."""

    state = forms.ChoiceField(
        label=_("答复"),
        choices=[("upheld", _("同意，停止使用")), ("refused", _("不同意，依法必须使用"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("理由（本人会看到）"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CheckForm(forms.Form):
    """What the field check of a disputed value found."""

    outcome = forms.ChoiceField(
        label=_("核实的结果"),
        choices=[("corrected", _("按本人说的更正")), ("kept", _("核实无误，保留原来的内容"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("怎样核实的"), max_length=200)


class CopyCodeForm(forms.Form):
    """The code sent to one's own phone before a copy leaves the house."""

    code = forms.CharField(
        label=_("短信验证码"), max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip
