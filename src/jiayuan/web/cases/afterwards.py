"""The forms of the time after filing: the three questions, and one free text."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from jiayuan.web.cases.filing import TEXT_MAX


class RateForm(forms.Form):
    """The three questions."""

    contacted = forms.TypedChoiceField(
        label=_("承办单位联系过您吗？"), choices=[("yes", _("联系过")), ("no", _("没有联系"))],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        error_messages={"required": _("请选择是否联系过您")},
    )  # fmt: skip
    resolved = forms.ChoiceField(
        label=_("问题解决了吗？"), choices=[("yes", _("解决了")), ("partly", _("部分解决")), ("no", _("没有解决"))],
        widget=forms.RadioSelect, error_messages={"required": _("请选择问题是否解决")},
    )  # fmt: skip
    satisfied = forms.ChoiceField(
        label=_("您对办理满意吗？"), choices=[("yes", _("满意")), ("basically", _("基本满意")), ("no", _("不满意"))],
        widget=forms.RadioSelect, error_messages={"required": _("请选择是否满意")},
    )  # fmt: skip
    words = forms.CharField(label=_("还想说的话"), required=False, max_length=1000, widget=forms.Textarea)


class WordsForm(forms.Form):
    """One free text, for reopening, replying, withdrawing and adding."""

    text = forms.CharField(
        label=_("请写一句说明"), max_length=TEXT_MAX, widget=forms.Textarea,
        error_messages={"required": _("请写一句说明")},
    )  # fmt: skip
