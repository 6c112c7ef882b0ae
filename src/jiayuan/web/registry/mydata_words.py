"""What is held about a person, in the person's own words instead of codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.api import OriginView, origins
from jiayuan.places.api import labels
from jiayuan.registry.api import Holding

YES_NO: Mapping[str, Promise] = {"true": _("是"), "false": _("否")}
CODES: Mapping[str, Mapping[str, Promise]] = {
    "sex": {"1": _("男"), "2": _("女")},
    "dis.type": {
        "visual": _("视力"), "hearing": _("听力"), "speech": _("言语"), "physical": _("肢体"),
        "intellectual": _("智力"), "mental": _("精神"),
    },
    "relief.status": {
        "dibao": _("低保"), "hardship_subsidy": _("生活困难补助"), "low_income": _("低收入"), "tekun": _("特困供养"),
        "none": _("没有"),
    },
    "elder.assessed": {
        "able": _("能力完好"), "mild": _("轻度失能"), "moderate": _("中度失能"), "severe": _("重度失能"),
    },
    "tenure": {"owner": _("自有"), "tenant": _("租住")},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One statement as its person reads it."""

    holding: Holding
    label: str
    text: str
    origin: OriginView

    @property
    def sentence(self) -> str:
        """Read aloud: one sentence with value, source and date."""
        words = {
            "label": self.label, "text": self.text, "source": self.source, "date": self.holding.as_of.isoformat()
        }  # fmt: skip
        return gettext("%(label)s：%(text)s。来自%(source)s，日期%(date)s。") % words

    @property
    def source(self) -> str:
        return " · ".join(part for part in (self.origin.title, self.origin.office) if part)


def _place(text: str) -> PlacePath | None:
    try:
        return PlacePath(text)
    except Invalid:
        return None


def plain_words(held: Holding, places: Mapping[str, str], *, whole: bool = False) -> str:
    """A value in words; `places` are the labels of the paths it may name, `whole` shows numbers unmasked."""
    if held.absent:
        return gettext("查过，没有")
    if held.kind == "entity":
        return gettext("已登记")
    if held.kind == "place":
        return places.get(held.value, held.value)
    if held.kind == "bool":
        return str(YES_NO.get(held.value, held.value))
    if held.kind == "money":
        return gettext("%(yuan).2f 元") % {"yuan": int(held.value or 0) / 100}
    text = held.value if whole else held.on_screen
    return str(CODES.get(held.code, {}).get(text, text))


def told(held: Sequence[Holding], *, whole: bool = False) -> list[Told]:
    """All in words, with one question for all places and one for all sources."""
    paths = {path.value for one in held if one.kind == "place" and (path := _place(one.value))}
    names, who = labels(paths), origins(one.origin for one in held)
    return [Told(one, gettext(one.label), plain_words(one, names, whole=whole), who[one.origin]) for one in held]
