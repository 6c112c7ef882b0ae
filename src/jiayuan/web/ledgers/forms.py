"""Forms of the ledger pages."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.context import Acting
from jiayuan.ledgers.api import templates
from jiayuan.registry.api import organisation, organisations

OFFICES = frozenset({"committee", "unit", "property"})


def offices(acting: Acting) -> list[tuple[int, str]]:
    """The organisations a person may upload for: those of the scope's place, nearest first, and their own."""
    # Row security does not cover organisations; the scope's place does here.
    inside = organisations(within=acting.scope.place) if acting.scope.place else []
    own = [organisation(number) for number in sorted(acting.scope.orgs)]
    near = sorted((one for one in inside if one.kind in OFFICES), key=lambda one: (len(one.place_path), one.no))
    return list({one.no: one.name for one in (*own, *near)}.items())


class UploadForm(forms.Form):
    """One workbook of one office."""

    file = forms.FileField(
        label=_("台账文件"),
        help_text=_("xlsx、xls、ods 或 csv，不超过50 MB"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.xlsb,.ods,.csv"}),
    )
    template = forms.ChoiceField(label=_("哪一种台账"))
    office = forms.TypedChoiceField(label=_("哪个单位的"), coerce=int)
    mode = forms.ChoiceField(
        label=_("文件里有"),
        choices=[("partial", _("部分人员（增补）")), ("full", _("全部人员（全量，未出现的视为注销）"))],
        initial="partial",
        widget=forms.RadioSelect,
    )
    as_of = forms.DateField(
        label=_("数据截止日期"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("不填就是今天"),
    )  # fmt: skip

    def __init__(self, acting: Acting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[Any, str]]] = {
            "template": [(row.code, row.title) for row in templates()],
            "office": offices(acting),
        }
        # Choices are set per person: the office of another place is not even a wrong answer.
        for name, pairs in choices.items():
            cast(forms.ChoiceField, self.fields[name]).choices = pairs


class ReasonForm(forms.Form):
    """Why a file is undone."""

    reason = forms.CharField(label=_("撤销的原因"), max_length=200)
