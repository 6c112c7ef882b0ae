"""The form a notice is written with. Rules live in content; the form only reads what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jiayuan.content.api import Channel, NewNotice, Urgency
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import PlaceRef


class NoticeForm(forms.Form):
    """`places` are the places the editor may aim at."""

    title = forms.CharField(label=_("标题"), max_length=60)
    summary = forms.CharField(
        label=_("摘要"), help_text=_("一两句话说清是什么事，最多80个字。"), max_length=80,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    text = forms.CharField(label=_("正文"), widget=forms.Textarea(attrs={"rows": 6}), required=False)
    channel = forms.ChoiceField(label=_("栏目"), choices=Channel.choices)
    urgency = forms.ChoiceField(
        label=_("紧急程度"), choices=Urgency.choices, initial=Urgency.ROUTINE.value, widget=forms.RadioSelect,
        help_text=_("紧急通知要由另一位同事确认，最长72小时。"),
    )  # fmt: skip
    # Replaced in __init__ by one with choices; named here to keep its place in the order.
    targets = forms.MultipleChoiceField(label=_("发布范围"), widget=forms.CheckboxSelectMultiple)
    go_live = forms.DateTimeField(
        label=_("开始时间"), required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("不填就马上发布。"),
    )  # fmt: skip
    expire_at = forms.DateTimeField(
        label=_("结束时间"), required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("重要和紧急通知必须填。"),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, places: Sequence[PlaceRef]) -> None:
        super().__init__(data)
        choices = [(ref.path.value, ref.name) for ref in places]
        # A field of its own for this editor: what is not offered is refused as an unknown choice.
        self.fields["targets"] = forms.MultipleChoiceField(
            label=_("发布范围"), choices=choices, widget=forms.CheckboxSelectMultiple
        )

    def notice(self) -> NewNotice:
        """What was typed, as content takes it."""
        data = dict(self.cleaned_data)
        targets = [PlacePath(path) for path in data.pop("targets")]
        return NewNotice(**data, targets=targets)
