"""The form that registers a ledger template: its frame, and a small form for each column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.identity.api import purpose_titles
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.ledgers import api
from jiayuan.registry.api import ATTRS
from jiayuan.web.ledgers.forms import offices

EMPTY_COLUMNS = 4
MOST_COLUMNS = 40


class TemplateForm(forms.Form):
    """Everything of a template but its columns."""

    title = forms.CharField(label=_("台账名称"), max_length=80)
    code = forms.SlugField(label=_("代码"), max_length=40, help_text=_("小写字母、数字和横线；改版时沿用原来的代码。"))
    family = forms.ChoiceField(label=_("由谁维护"))
    office = forms.TypedChoiceField(label=_("归哪个单位"), coerce=int, empty_value=None, required=False)
    purpose = forms.ChoiceField(label=_("用途"), help_text=_("须是已登记的用途。"))
    purpose_until = forms.DateField(
        label=_("用到哪天为止"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("最长一年，到期须重新登记。"),
    )  # fmt: skip
    cadence = forms.ChoiceField(label=_("多久更新一次"))
    kept_days = forms.IntegerField(label=_("旧行保存多少天"), initial=365)
    age_min = forms.IntegerField(label=_("最小年龄"), initial=0)
    age_max = forms.IntegerField(label=_("最大年龄"), initial=130)
    row_key = forms.CharField(
        label=_("用什么认出同一行"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一种办法，几列合用时用加号连接，如：身份证号 或 姓名+出生日期。"),
    )  # fmt: skip

    def __init__(self, acting: Acting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs: dict[str, Sequence[tuple[Any, Any]]] = {
            "family": [(code, gettext(label)) for code, label in api.TEMPLATE_FAMILIES.items()],
            "office": [("", _("各单位通用")), *offices(acting)],
            "purpose": sorted(purpose_titles().items()),
            "cadence": [(code, gettext(label)) for code, (label, _days) in api.CADENCES.items()],
        }
        # Choices are set per person: the office of another place is not even a wrong answer.
        for name, choices in pairs.items():
            cast(forms.ChoiceField, self.fields[name]).choices = choices


class ColumnForm(forms.Form):
    """One column; a line without a header is no column."""

    header = forms.CharField(label=_("表头"), max_length=40, required=False)
    attr = forms.ChoiceField(label=_("对应的项目"), required=False)
    required = forms.BooleanField(label=_("必填"), required=False)
    rule = forms.ChoiceField(label=_("另加的规则"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # All that a cell can state; which of them a family may, the registration decides.
        known = [(one.code, gettext(one.label)) for one in ATTRS if one.kind != "entity"]
        cast(forms.ChoiceField, self.fields["attr"]).choices = [("", _("请选择")), *known]
        rules = [(code, gettext(label)) for code, label in api.COLUMN_RULES.items()]
        cast(forms.ChoiceField, self.fields["rule"]).choices = rules

    def column(self) -> api.TemplateColumn | None:
        said = self.cleaned_data
        if not said.get("header"):
            return None
        return api.TemplateColumn(said["header"].strip(), said["attr"], said["required"], said["rule"])


ColumnForms = forms.formset_factory(ColumnForm, extra=EMPTY_COLUMNS, max_num=MOST_COLUMNS, absolute_max=MOST_COLUMNS)


def keys_text(view: api.TemplateView) -> str:
    """The row key of a template as it is written in the form."""
    headers = {one.attr: one.header for one in view.columns}
    return "\n".join("+".join(headers.get(attr, attr) for attr in key) for key in view.row_key)


def filled(view: api.TemplateView) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the form begins with for a new version: frame and columns of the present one."""
    frame = {
        "title": view.title, "code": view.code, "family": view.family, "purpose": view.purpose,
        "cadence": view.cadence, "kept_days": view.kept_days, "age_min": view.age_min, "age_max": view.age_max,
        "purpose_until": clock.today(), "row_key": keys_text(view),
    }  # fmt: skip
    columns = [
        {"header": one.header, "attr": one.attr, "required": one.required, "rule": one.rule} for one in view.columns
    ]
    return frame, columns


def new_template(form: TemplateForm, columns: Sequence[ColumnForm]) -> api.NewTemplate:
    """What was filled in, as the ledgers take it."""
    said = form.cleaned_data
    made = tuple(column for one in columns if (column := one.column()))
    named = {column.header: column.attr for column in made}
    keys = api.keys_of(said["row_key"], named)
    rest = {name: said[name] for name in said if name != "row_key"}
    return api.NewTemplate(columns=made, row_key=keys, **rest)
