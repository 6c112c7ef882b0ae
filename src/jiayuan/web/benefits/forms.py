"""Forms of the benefits pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.api import Line, account_number, load_book
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid
from jiayuan.web.benefits.wording import localised, word


class AccountForm(forms.Form):
    """To which account: the one on file, or another one."""

    account_number = forms.CharField(
        label=_("银行卡号（不填则存入已登记的账户）"),
        required=False,
        max_length=26,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_account_number(self) -> str:
        try:
            return account_number(self.cleaned_data["account_number"])
        # The door says it for every caller; here it becomes an error of the field.
        except Invalid as wrong:
            raise forms.ValidationError(_("银行卡号应为12至19位数字"), code="account") from wrong


def _locked(line: Line) -> str:
    name, value = localised(line.zh, line.en), word(line.value) or "—"
    return localised(f"{name}：{value}", f"{name}: {value}")


class DisputeForm(forms.Form):
    """Which line is wrong, and what is right."""

    fact = forms.ChoiceField(label=_("哪一项不对？"), widget=forms.RadioSelect)
    said = forms.CharField(label=_("正确的应该是"), max_length=200)

    def __init__(self, *args: Any, lines: tuple[Line, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["fact"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(line.fact, _locked(line)) for line in lines]


class CampaignForm(forms.Form):
    """A new campaign: its name and the policies it reaches for."""

    name = forms.CharField(label=_("专项行动名称"), max_length=80)
    policies = forms.MultipleChoiceField(label=_("政策"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["policies"]
        if isinstance(field, forms.MultipleChoiceField):
            in_force = load_book().looked_for(clock.today())
            field.choices = [(policy.id, localised(policy.name.zh, policy.name.en)) for policy in in_force]
