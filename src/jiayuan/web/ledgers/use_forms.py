"""The form that asks for the use of a data service, and the one that decides about it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import PurposeKind
from jiayuan.ledgers import api
from jiayuan.registry.api import attr
from jiayuan.web.ledgers.catalogue_words import PURPOSE_KINDS


def _half_a_year() -> date:
    return clock.today() + timedelta(days=180)


class UseForm(forms.Form):
    """Who wants to use what, for what, until when. The area is that of the person who asks."""

    peer = forms.ChoiceField(label=_("由哪个单位的系统调用"))
    purpose_title = forms.CharField(label=_("用来做什么"), max_length=60, help_text=_("一句话说清。"))
    purpose_kind = forms.ChoiceField(label=_("用途类别"))
    purpose = forms.SlugField(
        label=_("用途代码"), max_length=40, help_text=_("已登记的，或新的：小写字母、数字和连字符。")
    )
    legal_ref = forms.CharField(label=_("依据的法规条款"), max_length=200)
    reason = forms.CharField(
        label=_("为什么需要"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("说清办什么事、为什么没有这些项目办不成。"),
    )  # fmt: skip
    attrs = forms.MultipleChoiceField(label=_("需要的项目"), required=False, widget=forms.CheckboxSelectMultiple)
    until = forms.DateField(
        label=_("用到哪一天"), initial=_half_a_year, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("最长一年。"),
    )  # fmt: skip
    daily_rows = forms.IntegerField(label=_("每天最多几条"), min_value=1)

    def __init__(self, acting: Acting, service: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entry = api.data_service(service)
        self.service, self.place = service, acting.scope.place
        # Fields of their own for this person: what is not offered is refused as an unknown choice.
        self.fields["peer"] = forms.ChoiceField(
            label=_("由哪个单位的系统调用"), choices=api.peer_choices(acting.scope)
        )  # fmt: skip
        self.fields["purpose_kind"] = forms.ChoiceField(
            label=_("用途类别"), choices=[(kind.value, PURPOSE_KINDS[kind.value]) for kind in api.USE_KINDS]
        )
        self.fields["attrs"] = forms.MultipleChoiceField(
            label=_("需要的项目"), required=False, widget=forms.CheckboxSelectMultiple,
            choices=[(code, gettext(attr(code).label)) for code in entry.attrs],
        )  # fmt: skip
        self.fields["daily_rows"].initial = min(entry.daily_rows, 200)
        if not entry.attrs:
            del self.fields["attrs"]

    def wish(self, place: PlacePath) -> api.Wish:
        """What was asked, as the ledgers take it."""
        data = dict(self.cleaned_data)
        kind, attrs = PurposeKind(data.pop("purpose_kind")), tuple(data.pop("attrs", ()))
        return api.Wish(service=self.service, purpose_kind=kind, attrs=attrs, place=place, **data)


class DecisionForm(forms.Form):
    """A decision with its reason."""

    reason = forms.CharField(label=_("理由"), max_length=200, required=False, help_text=_("不同意时必须填写。"))
