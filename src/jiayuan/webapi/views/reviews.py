"""The review queue: the questions of one's scope, one question, its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.text import mark
from jiayuan.ledgers import api
from jiayuan.ledgers.api import ReviewCard
from jiayuan.webapi.once import once
from jiayuan.webapi.operations import JSON, Rule, operation
from jiayuan.webapi.problems import ConflictNow
from jiayuan.webapi.refs import person_of, ref_of
from jiayuan.webapi.schemas.reviews import (
    DecidedReview,
    DecideIn,
    Due,
    Kind,
    ReviewCommandIn,
    ReviewOut,
    ReviewsOut,
)

router = Router(tags=["reviews"])
LOOK = Rule(permission="ledgers.review", purposes=(REGISTRY_REVIEW,))
DECIDE = Rule(permission="ledgers.review", purposes=(REGISTRY_REVIEW,), takes=JSON)
PAGE = 20
After = Annotated[int, Query(ge=0, lt=2**63)]
# Numbers beyond those of the database are numbers of no question.
Number = "/{int:item_id}"


@operation(router, "GET", "", LOOK, "reviews.list", mark("等待判断的问题"), response=ReviewsOut)
def reviews(
    request: HttpRequest, kind: Kind = "", due: Due = "", community: Annotated[str, Query(max_length=40)] = "",
    after: After = 0,
) -> dict[str, Any]:  # fmt: skip
    """The waiting questions of the scope in the order they came, by key."""
    wanted = api.ReviewWanted(kind, community, due)
    found = api.review_items(context.current().scope, after=after, limit=PAGE, wanted=wanted)
    lines = [
        {
            "id": one.pk, "file": one.file_id, "rule": one.rule, "state": one.state, "due_at": one.due_at,
            "version": one.version,
        }
        for one in found
    ]  # fmt: skip
    return {"reviews": lines, "next": found[-1].pk if len(found) == PAGE else None}


def _card(card: ReviewCard) -> dict[str, Any]:
    ref = ref_of(card.person) if card.person else None
    lines = [{**line, "label": str(line["label"])} for line in card.rows]
    return {"title": card.title, "ref": ref, "lines": lines, "weight_bits": round(card.bits, 3)}


@operation(router, "GET", Number, LOOK, "reviews.one", mark("一个问题的两张卡片"), response=ReviewOut)
def review(request: HttpRequest, item_id: int) -> dict[str, Any]:
    """The row beside up to three people, masked, with what differs."""
    view = api.review(item_id, context.current().scope)
    names = ("id", "kind", "file", "where", "rule", "reason", "state", "due_at", "version", "commands")
    cards = {"row": _card(view.row), "candidates": [_card(card) for card in view.candidates]}
    return {**{name: getattr(view, name) for name in names}, **cards}


def _moved(item_id: int, deed: Callable[[], Any]) -> Mapping[str, Any]:
    try:
        done = deed()
    except Conflict as conflict:
        now = api.review(item_id, context.current().scope)
        raise ConflictNow(conflict, state=now.state, version=now.version) from conflict
    return {"id": done.pk, "state": done.state, "version": done.version}


@operation(
    router, "POST", f"{Number}/decision", DECIDE, "reviews.decide", mark("判断：同一人、不是、新的人"),
    response=DecidedReview,
)  # fmt: skip
def decide(request: HttpRequest, item_id: int, body: DecideIn) -> Status[Mapping[str, Any]]:
    """Remembered, and applied at once where the file is merged; an undo takes it back."""

    def deed() -> Any:
        chosen = person_of(body.chosen) if body.chosen else None
        return api.decide(
            item_id, body.decision, chosen=chosen, reason=body.reason, expected_version=body.expected_version
        )

    return once(request, body.model_dump_json(), lambda: _moved(item_id, deed))


@operation(
    router, "POST", f"{Number}/commands", DECIDE, "reviews.command", mark("领走、派人核实、撤销判断"),
    response=DecidedReview,
)  # fmt: skip
def command(request: HttpRequest, item_id: int, body: ReviewCommandIn) -> Status[Mapping[str, Any]]:
    """What else may be done with a question; a decision has an address of its own."""

    def deed() -> Any:
        return api.review_command(item_id, body.command, reason=body.reason, expected_version=body.expected_version)

    return once(request, body.model_dump_json(), lambda: _moved(item_id, deed))
