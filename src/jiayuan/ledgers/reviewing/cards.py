"""A question as two cards side by side, masked, with differences marked."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing.cells import cells_of_row
from jiayuan.ledgers.reviewing.conflicts import conflict_cards
from jiayuan.ledgers.reviewing.evidence import weights_of
from jiayuan.ledgers.reviewing.kinds import TITLES, about, body_kind, line_of, people
from jiayuan.ledgers.reviewing.moving import standing
from jiayuan.ledgers.reviewing.waiting import visible
from jiayuan.ledgers.reviewing.wording import shown
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.reasons import reason_of
from jiayuan.ledgers.rules.reviews import REVIEW_TRANSITIONS, STEWARD, allows, is_free
from jiayuan.ledgers.shapes import ReviewCard, ReviewView
from jiayuan.ledgers.templates import active_model
from jiayuan.registry import api as registry


def _known(item: ReviewItem, scope: Scope) -> Mapping[UUID, Mapping[str, str]]:
    """What is known of each candidate; of a sampled link without what the row itself has said since."""
    line = line_of(item)
    if body_kind(item) and item.kind != ReviewItem.Kind.SAMPLE:
        return registry.bodies_of(item.candidates)
    if item.kind == ReviewItem.Kind.SAMPLE:
        found = {
            person: registry.facts_without(person, item.record_id, line, REGISTRY_REVIEW, scope)
            for person in item.candidates
        }
    else:
        found = registry.facts_for(item.candidates, line, REGISTRY_REVIEW, scope)
    return {person: {attr: value.value or "" for attr, value in said.items()} for person, said in found.items()}


def _texts(item: ReviewItem, scope: Scope) -> list[dict[str, str]]:
    known, line = _known(item, scope), line_of(item)
    return [{attr: shown(attr, known[one].get(attr, "")) for attr in line} for one in item.candidates]


def _reason(item: ReviewItem) -> str:
    levels = item.evidence[0]["levels"] if item.evidence else {}
    return "；".join(map(gettext, reason_of(item.rule, levels)))


def _rows(texts: Mapping[str, str], other: Mapping[str, str]) -> list[dict[str, object]]:
    """Lines of a card; what is not given on one side is no difference."""
    return [
        {
            "label": registry.attr(attr).label,
            "value": text,
            "differs": bool(text and other.get(attr) and text != other[attr]),
        }
        for attr, text in texts.items()
    ]


def _cards(item: ReviewItem, scope: Scope) -> tuple[ReviewCard, list[ReviewCard]]:
    """The row's own card and one for each candidate, in the order of their scores."""
    cells = cells_of_row(item.row)
    mine = {attr: shown(attr, cells.get(attr, EMPTY).value, cells.get(attr, EMPTY).note) for attr in line_of(item)}
    known, model = _texts(item, scope), active_model()
    told = {one["person"]: one for one in item.evidence}
    cards = []
    for n, (person, theirs) in enumerate(zip(item.candidates, known, strict=True), 1):
        evidence = told.get(str(person), {})
        title = str(TITLES[about(item)]).format(n=n)
        bits = evidence.get("bits", 0.0)
        cards.append(ReviewCard(title, person, _rows(theirs, mine), bits, weights_of(evidence, model)))
    first = known[0] if known else {}
    return ReviewCard(gettext("台账里的这一行"), None, _rows(mine, first)), cards


def _commands(item: ReviewItem) -> list[str]:
    """What the acting person may do with the question now."""
    acting = context.current()
    moves = ((name, REVIEW_TRANSITIONS.move(item.state, name)) for name in REVIEW_TRANSITIONS.commands(item.state))
    other = "decide" if item.kind == ReviewItem.Kind.CONFLICT else "keep"
    steward, now = identity.may(acting, STEWARD), clock.now()
    return [
        name for name, move in moves
        if name != other and identity.may(acting, move.permission)
        and allows(move.guard, standing(item), acting.actor, now, steward=steward)
    ]  # fmt: skip


def review(item_id: int, scope: Scope) -> ReviewView:
    """One question: the row and up to three people, masked, differences marked; NotFound out of scope."""
    item = visible(scope).filter(pk=item_id).first()
    if item is None:
        raise NotFound
    conflict = item.kind == ReviewItem.Kind.CONFLICT
    own, cards = conflict_cards(item, scope) if conflict else _cards(item, scope)
    sheet = next(one for one in item.file.mapping if one["sheet"] == item.row.sheet)
    where = gettext("工作表「{sheet}」第{row}行").format(sheet=sheet["name"], row=item.row.row)
    fields = (item.attr,) if conflict else line_of(item)
    audit.record("ledgers.review", obj=str(item.pk), subjects=people(item), fields=fields)
    held = item.state == ReviewItem.State.TAKEN and not is_free(standing(item), context.current().actor, clock.now())
    # A sampled link is told from no other question.
    kind = "conflict" if conflict else "match"
    return ReviewView(
        item.pk, kind, item.file_id, item.file.filename, where, item.rule, _reason(item), item.state, item.due_at,
        item.version, own, cards, held, _commands(item), about(item),
    )  # fmt: skip
