"""What stewards fill in about places."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from jiayuan.places.api import MOST_FLOORS, MOST_UNITS


class RenameForm(forms.Form):
    name = forms.CharField(label=_("新名称"), max_length=60)
    reason = forms.CharField(label=_("依据"), max_length=200, required=False)


class SizeForm(forms.Form):
    floors = forms.IntegerField(label=_("层数"), min_value=1, max_value=MOST_FLOORS, required=False)
    units = forms.IntegerField(label=_("单元数"), min_value=1, max_value=MOST_UNITS, required=False)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("理由"), max_length=200)
