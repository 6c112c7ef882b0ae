"""Forms of the portal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class LookForm(forms.Form):
    """The choices of look/preferences.py in words."""

    mode = forms.ChoiceField(
        label=_("版式"),
        choices=[("normal", _("标准版")), ("elder", _("长辈版：大字、大按钮、一栏"))],
        widget=forms.RadioSelect,
    )
    size = forms.ChoiceField(
        label=_("长辈版字号"),
        choices=[("20", _("大")), ("24", _("更大")), ("30", _("最大"))],
        widget=forms.RadioSelect,
        required=False,
    )
    contrast = forms.ChoiceField(
        label=_("对比度"), choices=[("normal", _("标准")), ("high", _("高对比度"))], widget=forms.RadioSelect
    )
    theme = forms.ChoiceField(
        label=_("明暗"),
        choices=[("auto", _("跟随设备")), ("light", _("浅色")), ("dark", _("深色"))],
        widget=forms.RadioSelect,
    )
