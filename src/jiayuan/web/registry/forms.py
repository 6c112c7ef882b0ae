"""The narrow search: the full id number, or two of name, phone, room and date of birth."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import squeeze
from jiayuan.kernel.values import Phone, parse_id
from jiayuan.places.api import parse_address


class SearchForm(forms.Form):
    """Sent by POST, so that nothing about a person stands in an address or a log."""

    id_number = forms.CharField(label=_("证件号码"), max_length=30, required=False)
    name = forms.CharField(label=_("姓名"), max_length=40, required=False)
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    room = forms.CharField(label=_("住址（到室）"), max_length=120, required=False)
    birth = forms.DateField(
        label=_("出生日期"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )  # fmt: skip

    def clean_id_number(self) -> str:
        text = self.cleaned_data["id_number"]
        return parse_id(text).value if text else ""

    def clean_phone(self) -> str:
        return Phone.parse(self.cleaned_data["phone"]).value

    def query(self, near: PlacePath | None) -> dict[str, str]:
        """The filled fields in the registry's form; an address becomes the path of its room."""
        data = self.cleaned_data
        # An address nobody can place simply does not narrow the search.
        found = parse_address(data["room"], near) if data["room"] else None
        room = found.place.path.value if found and found.place else ""
        birth = data["birth"].isoformat() if data["birth"] else ""
        named = {"id_number": data["id_number"], "name": squeeze(data["name"]), "phone": data["phone"], "room": room}
        return {key: value for key, value in {**named, "birth": birth}.items() if value}
