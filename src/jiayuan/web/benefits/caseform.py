"""Questions about a household or a claim as a form, from the catalogue itself; not knowing is an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.api import FactDef
from jiayuan.kernel.text import squeeze
from jiayuan.web.benefits.calculator.asking import ABSENT, options
from jiayuan.web.benefits.calculator.reading import LONGEST, value_of
from jiayuan.web.benefits.wording import localised


class FactField(forms.CharField):
    """One fact, typed or picked; what it gives is the fact's own writing (fen, true, an option)."""

    def __init__(self, fact: FactDef, label: str) -> None:
        # A statement can hold a value, not "there is none".
        picked = [one for one in options(fact) if one[0] != ABSENT]
        hint = gettext("元；不知道就空着") if fact.kind == "money" else gettext("不知道就空着")
        widget = forms.Select(choices=picked) if picked else forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off"}
        )  # fmt: skip
        super().__init__(
            label=label, required=False, max_length=LONGEST, widget=widget, help_text="" if picked else hint
        )
        self.fact = fact

    def clean(self, value: Any) -> str:
        text = squeeze(super().clean(value))
        if not text:
            return ""
        read = value_of(self.fact, text)
        if read is None:
            raise forms.ValidationError(_("没有看懂，请换个写法，或者空着"), code="value")
        return str(read).lower() if isinstance(read, bool) else str(read)


class CaseForm(forms.Form):
    """A field for each fact; `asking` in the words of a question, else by the fact's name."""

    def __init__(self, *args: Any, facts: Sequence[FactDef] = (), asking: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fact in facts:
            zh = fact.question if asking and fact.question else fact.zh
            self.fields[fact.code] = FactField(fact, localised(zh, fact.en))
