"""The form that registers a peer."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.context import Acting
from jiayuan.ledgers import api
from jiayuan.registry.api import ATTRS
from jiayuan.web.ledgers.forms import offices

KINDS = (("community", _("社区")), ("street", _("街道")), ("department", _("委办局")))


class PeerForm(forms.Form):
    """An office that introduced itself by name, address and public key."""

    name = forms.CharField(label=_("对方名称"), max_length=80)
    code = forms.SlugField(label=_("对方代码"), max_length=40, help_text=_("对方在消息里用的名字。"))
    kind = forms.ChoiceField(label=_("哪一类单位"), choices=KINDS, widget=forms.RadioSelect)
    office = forms.TypedChoiceField(
        label=_("底座里的哪个单位"), coerce=int, help_text=_("它的地点就是对方负责的范围。")
    )
    url = forms.URLField(label=_("对方网址"), max_length=200, assume_scheme="https")
    public_key = forms.CharField(
        label=_("对方公钥"), max_length=64, help_text=_("64位十六进制数字，请当面或电话核对指纹。")
    )  # fmt: skip
    certifies = forms.MultipleChoiceField(
        label=_("由它认定的项目"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("只对委办局有效。")
    )  # fmt: skip
    follows = forms.MultipleChoiceField(
        label=_("跟随它的哪些数据"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip

    def __init__(self, acting: Acting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        certified = [(one.code, gettext(one.label)) for one in ATTRS if api.may_certify(one.code) and one.no < 100]
        datasets = [(one.code, one.title) for one in api.catalogue_entries()]
        pairs: dict[str, list[tuple[Any, Any]]] = {
            "office": list(offices(acting)), "certifies": certified, "follows": datasets,
        }  # fmt: skip
        # Choices are set per person: the office of another place is not even a wrong answer.
        for name, choices in pairs.items():
            cast(forms.ChoiceField, self.fields[name]).choices = choices

    def new_peer(self) -> api.NewPeer:
        """What was filled in, as the ledgers take it."""
        return api.NewPeer(**self.cleaned_data)
