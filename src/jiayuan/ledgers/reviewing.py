"""People decide: is this row one of these? A decision on a merged file is applied at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.values import mask_id, mask_phone
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.queries import in_scope
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.files import REVIEW_TRANSITIONS
from jiayuan.ledgers.rules.reasons import reason_of
from jiayuan.ledgers.sealing import Cells, open_rows, unpack
from jiayuan.ledgers.shapes import ReviewCard, ReviewView
from jiayuan.ledgers.stages.matching import Row
from jiayuan.ledgers.stages.merging import apply_rows
from jiayuan.ledgers.templates import active_model
from jiayuan.places import api as places
from jiayuan.registry import api as registry

SHOWN = ("name", "sex", "birth", "id_number", "phone", "residence.actual")
SEXES = {"1": _("男"), "2": _("女")}
WAITING = ("open", "taken", "field_check", "expired")


def visible(scope: Scope) -> QuerySet[ReviewItem]:
    return ReviewItem.objects.filter(in_scope(scope)).select_related("file", "row", "file__template")


def review_items(scope: Scope, *, after: int = 0, limit: int = 20) -> list[ReviewItem]:
    """The waiting questions of the scope in the order they came; `after` is the last id seen."""
    rows = visible(scope).filter(Q(state__in=WAITING), pk__gt=after).order_by("pk")
    found = list(rows[:limit])
    audit.record("ledgers.review_items", n=len(found))
    return found


def review_count(scope: Scope) -> int:
    return int(visible(scope).filter(state__in=WAITING).count())


def _cells(row: LedgerRow) -> Cells:
    (packed,) = open_rows("std", row.file_id, [(row.sheet, row.row, bytes(row.std or b""))])
    return unpack(packed)


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
    cells = _cells(item.row)
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


def _reject(item: ReviewItem, people: Sequence[UUID]) -> None:
    """Remembers that this record is none of these; such pairs never come back."""
    acting = context.current()
    Link.objects.bulk_create(
        Link(
            record=item.record, entity=person, file=item.file, rule="decided", model=0, by=acting.actor,
            state=Link.State.REJECTED, place_path=item.place_path, owner_org_id=item.owner_org_id,
        )
        for person in people
    )  # fmt: skip


def _accept(item: ReviewItem, entity: UUID, *, is_new: bool) -> None:
    evidence: Mapping[str, Any] = next((one for one in item.evidence if one["person"] == str(entity)), {})
    link = Link.objects.create(
        record=item.record, entity=entity, file=item.file, rule="decided", model=active_model().version,
        weight_bits=evidence.get("bits", 0), levels=evidence.get("levels", {}), by=context.current().actor,
        hold_id=item.rule == "relative_id", is_new=is_new, place_path=item.place_path, owner_org_id=item.owner_org_id,
    )  # fmt: skip
    row = item.row
    row.outcome = "new" if is_new else "link"
    row.save(update_fields=["outcome"])
    if item.file.state == LedgerFile.State.MERGED:
        apply_rows(item.file, [Row(row, _cells(row))], {item.record_id: link})


def decide(
    item_id: int, decision: str, *, chosen: UUID | None = None, reason: str = "", expected_version: int | None = None
) -> ReviewItem:
    """same (with `chosen`, default the first candidate), different or new.

    different remembers the refusal of every candidate and keeps the row apart; new makes a person of the row too.
    Raises NotFound out of scope, Conflict when decided already, Invalid for another word.
    """
    acting = context.current()
    identity.require(acting, "ledgers.review")
    if decision not in ReviewItem.Decision.values:
        raise Invalid(_("请选择：同一人、不是同一人或新的人"), code="decision")
    with transaction.atomic():
        item = visible(acting.scope).select_for_update(of=("self",)).filter(pk=item_id).first()
        if item is None:
            raise NotFound
        if expected_version is not None and item.version != expected_version:
            raise Conflict(allowed=REVIEW_TRANSITIONS.commands(item.state))
        item.state = REVIEW_TRANSITIONS.move(item.state, "decide").to
        item.decision, item.decided_by, item.reason = decision, acting.actor, reason
        item.version += 1
        who = _whom(item, decision, chosen)
        others = [person for person in item.candidates if person != who]
        _reject(item, others)
        item.chosen = who
        item.save()
        _place(item, decision, who)
        audit.record(f"ledgers.decide_{decision}", obj=str(item.pk), subjects=item.candidates, reason=reason)
    return item


def _whom(item: ReviewItem, decision: str, chosen: UUID | None) -> UUID | None:
    if decision == ReviewItem.Decision.NEW:
        return uuid7()
    if decision == ReviewItem.Decision.DIFFERENT:
        return None
    who = chosen or (item.candidates[0] if item.candidates else None)
    if who not in item.candidates:
        raise Invalid(_("请从列出的人中选择"), code="chosen")
    return who


def _place(item: ReviewItem, decision: str, who: UUID | None) -> None:
    if who is not None:
        _accept(item, who, is_new=decision == ReviewItem.Decision.NEW)
        return
    item.row.outcome = "unplaced"
    item.row.save(update_fields=["outcome"])
