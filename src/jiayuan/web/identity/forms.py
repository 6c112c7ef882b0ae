"""Forms of signing in: one thing per page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.phone import Phone


class PhoneForm(forms.Form):
    """The phone to send a code to."""

    phone = forms.CharField(
        label=_("手机号"),
        help_text=_("我们会发一个六位数的验证码，不会用来做别的。"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_phone(self) -> str:
        try:
            return Phone(self.cleaned_data["phone"]).value
        except Invalid as error:
            raise forms.ValidationError(_("请填写11位手机号或带区号的固定电话")) from error


class CodeForm(forms.Form):
    """The code that was sent."""

    code = forms.RegexField(
        r"^\s*\d{6}\s*$",
        label=_("验证码"),
        help_text=_("六位数字，十分钟内有效。"),
        error_messages={"invalid": _("验证码是六位数字")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasswordForm(forms.Form):
    """Login name or phone, and password."""

    name = forms.CharField(
        label=_("账号或手机号"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("密码"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
