"""Forms of the care register: the resident's yes, the worker's record of it, and the officer's declaration."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.identity.api import Channel
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places.api import by_path, children
from jiayuan.registry.api import CARE_NEEDS, Wishes

CHANNELS = (
    (Channel.VISIT.value, _("入户时")),
    (Channel.COUNTER.value, _("来社区时")),
    (Channel.PAPER.value, _("纸质回执")),
)


class WishesForm(forms.Form):
    """What a person wants to be looked after for, and whom to call."""

    needs = forms.MultipleChoiceField(label=_("遇到紧急情况，哪些方面需要照应"), widget=forms.CheckboxSelectMultiple)
    contact = forms.CharField(label=_("先打谁的电话"), max_length=60, required=False, help_text=_("例如：女儿 139…"))
    note = forms.CharField(
        label=_("还要让上门的人知道什么"), max_length=120, required=False, help_text=_("例如：门铃坏了，请敲门")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs = [(code, gettext(text)) for code, text in CARE_NEEDS.items()]
        cast(forms.MultipleChoiceField, self.fields["needs"]).choices = needs

    def wishes(self) -> Wishes:
        data = self.cleaned_data
        return Wishes(tuple(data["needs"]), data["contact"], data["note"])


class OwnForm(WishesForm):
    """The resident's own yes: the tick is never set beforehand."""

    agree = forms.BooleanField(label=_("我同意：只在启用应急时，由当班的人看这份登记并上门照应我"))


class RecordForm(WishesForm):
    """A yes said to a worker, with the paper that proves it."""

    channel = forms.ChoiceField(
        label=_("怎样同意的"),
        choices=CHANNELS,
        widget=forms.RadioSelect,
        initial=Channel.VISIT.value,
    )  # fmt: skip
    proof = forms.CharField(label=_("本人签字单的编号"), max_length=60)


class DeclareForm(forms.Form):
    """An emergency: what happened, where, for how long."""

    name = forms.CharField(label=_("什么事"), max_length=60)
    reason = forms.CharField(label=_("为什么要打开名册"), max_length=200)
    place = forms.ChoiceField(label=_("哪个范围"))
    hours = forms.IntegerField(label=_("几小时"), min_value=1, max_value=72, initial=24)

    def __init__(self, place: PlacePath | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if place is None:
            raise NotFound
        below = children(place) if place.level < Level.COMMUNITY else []
        pairs = [(one.path.value, one.name) for one in (by_path(place), *below)]
        cast(forms.ChoiceField, self.fields["place"]).choices = pairs
