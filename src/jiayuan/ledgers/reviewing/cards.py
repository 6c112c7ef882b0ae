"""A question as two cards side by side, masked, with differences marked."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.values import mask_id, mask_phone
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing.cells import cells_of_row
from jiayuan.ledgers.reviewing.waiting import visible
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.reasons import reason_of
from jiayuan.ledgers.shapes import ReviewCard, ReviewView
from jiayuan.places import api as places
from jiayuan.registry import api as registry

SHOWN = ("name", "sex", "birth", "id_number", "phone", "residence.actual")


SEXES = {"1": _("男"), "2": _("女")}


def _shown(attr: str, text: str, note: str = "") -> str:
    if not text:
        return ""
    if attr == "id_number":
        return mask_id(text)
    if attr == "phone":
        return mask_phone(text)
    if attr == "sex":
        return str(SEXES.get(text, text))
    return (note or text) if attr.startswith("residence.") else text


def _known_cards(item: ReviewItem, scope: Scope) -> list[dict[str, str]]:
    values = registry.facts_for(item.candidates, SHOWN, REGISTRY_REVIEW, scope)
    cards = []
    for person in item.candidates:
        texts = {attr: value.value or "" for attr, value in values[person].items()}
        path = texts["residence.actual"]
        texts["residence.actual"] = places.label(PlacePath(path)) if path else ""
        cards.append({attr: _shown(attr, text) for attr, text in texts.items()})
    return cards


def _reason(item: ReviewItem) -> str:
    levels = item.evidence[0]["levels"] if item.evidence else {}
    return "；".join(map(gettext, reason_of(item.rule, levels)))


def _rows(texts: Mapping[str, str], other: Mapping[str, str]) -> list[dict[str, object]]:
    """Lines of a card; what is not given on one side is no difference."""
    return [
        {
            "label": registry.attr(attr).label,
            "value": texts[attr],
            "differs": bool(texts[attr] and other.get(attr) and texts[attr] != other[attr]),
        }
        for attr in SHOWN
    ]


def _cards(item: ReviewItem, scope: Scope) -> tuple[ReviewCard, list[ReviewCard]]:
    """The row's own card and one for each candidate, in the order of their scores."""
    cells = cells_of_row(item.row)
    mine = {attr: _shown(attr, cells.get(attr, EMPTY).value, cells.get(attr, EMPTY).note) for attr in SHOWN}
    known = _known_cards(item, scope)
    bits = {one["person"]: one["bits"] for one in item.evidence}
    cards = [
        ReviewCard(gettext("底座里的人 {n}").format(n=n), person, _rows(theirs, mine), bits.get(str(person), 0.0))
        for n, (person, theirs) in enumerate(zip(item.candidates, known, strict=True), 1)
    ]
    first = known[0] if known else {}
    return ReviewCard(gettext("台账里的这一行"), None, _rows(mine, first)), cards


def review(item_id: int, scope: Scope) -> ReviewView:
    """One question: the row and up to three people, masked, differences marked; NotFound out of scope."""
    item = visible(scope).filter(pk=item_id).first()
    if item is None:
        raise NotFound
    own, cards = _cards(item, scope)
    sheet = next(one for one in item.file.mapping if one["sheet"] == item.row.sheet)
    where = gettext("工作表「{sheet}」第{row}行").format(sheet=sheet["name"], row=item.row.row)
    audit.record("ledgers.review", obj=str(item.pk), subjects=item.candidates, fields=SHOWN)
    return ReviewView(
        item.pk, item.file_id, item.file.filename, where, item.rule,
        _reason(item), item.state, item.due_at, item.version, own, cards,
    )  # fmt: skip
