"""How a value stands on a card: numbers masked, codes as words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.values import mask_id, mask_phone
from jiayuan.ledgers.rules.bodycells import kind_word
from jiayuan.places import api as places

SEXES = {"1": _("男"), "2": _("女")}
PLACES = frozenset({"residence.actual", "residence.registered", "community", "org.place", "thing.place"})
KINDS = frozenset({"org.kind", "thing.kind"})


def shown(attr: str, text: str, note: str = "") -> str:
    """The text as people read it; `note` is an address as it was written."""
    if not text:
        return ""
    if attr == "id_number":
        return mask_id(text)
    if attr == "phone":
        return text if "*" in text else mask_phone(text)
    if attr == "sex":
        return str(SEXES.get(text, text))
    if attr in KINDS:
        return kind_word(text)
    return (note or place_name(text)) if attr in PLACES else text


def place_name(text: str) -> str:
    """The place a closed path names; any other text as it is."""
    try:
        return places.label(PlacePath(text)) or text
    except Invalid:
        return text
