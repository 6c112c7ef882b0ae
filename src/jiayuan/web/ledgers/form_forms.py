"""The builder of a form that is filled once."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.ledgers.api import ASKABLE, Audience, NewForm
from jiayuan.places.api import by_path, children
from jiayuan.registry.api import attr

# What tells a group of people apart; that a name or a sex is known tells nobody apart.
GROUPS = ("dis.certificate", "dis.level", "relief.status", "elder.assessed", "tenure", "volunteer.skill")


def places_of(place: PlacePath) -> list[tuple[str, str]]:
    """The acting place and the divisions below it, whom a form can be about."""
    below = children(place) if place.level < Level.COMMUNITY else []
    return [(one.path.value, one.name) for one in (by_path(place), *below)]


class BuilderForm(forms.Form):
    """What is asked, of whom, until when."""

    title = forms.CharField(label=_("表的名称"), max_length=60)
    attrs = forms.MultipleChoiceField(
        label=_("问哪些项目"), widget=forms.CheckboxSelectMultiple, help_text=_("底册里已有的会自动填好")
    )
    place = forms.ChoiceField(label=_("哪个范围的人"))
    age_min = forms.IntegerField(label=_("从多少岁起"), min_value=0, max_value=130, required=False)
    age_max = forms.IntegerField(label=_("到多少岁止"), min_value=0, max_value=130, required=False)
    known = forms.MultipleChoiceField(
        label=_("只问已登记有这些项目的人"), widget=forms.CheckboxSelectMultiple, required=False
    )
    due = forms.DateField(label=_("截止日期"), widget=forms.DateInput(attrs={"type": "date"}))
    again_reason = forms.CharField(
        label=_("为什么要把还新的信息再问一遍"), max_length=200, required=False,
        help_text=_("不写就不再问；写了要由另一位数据专员同意"),
    )  # fmt: skip

    def __init__(self, place: PlacePath | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if place is None:
            raise NotFound
        named = [(code, gettext(attr(code).label)) for code in ASKABLE]
        groups = [pair for pair in named if pair[0] in GROUPS]
        choices = {"attrs": named, "known": groups, "place": places_of(place)}
        for field, pairs in choices.items():
            cast(forms.ChoiceField, self.fields[field]).choices = pairs

    def wish(self) -> NewForm:
        """The filled form as the ledgers take it."""
        data = self.cleaned_data
        audience = Audience(data["place"], data["age_min"], data["age_max"], tuple(data["known"]))
        return NewForm(data["title"], data["attrs"], audience, data["due"], data["again_reason"])


class ReturnForm(forms.Form):
    """Why a part is given back."""

    reason = forms.CharField(label=_("退回的原因"), max_length=200)
