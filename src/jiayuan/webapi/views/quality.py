"""How good the ledgers are."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.text import mark
from jiayuan.ledgers import api
from jiayuan.webapi.operations import Rule, operation

router = Router(tags=["quality"])


def _standing(text: str) -> PlacePath:
    """The place asked for, or that of the grant; deeper than a community there are no scores."""
    own = context.current().scope.place
    try:
        at = PlacePath(text) if text else own
    except Invalid:
        raise NotFound from None
    if at is None:
        raise NotFound
    return at.at(min(at.level, Level.COMMUNITY))


@operation(
    router, "GET", "", Rule(permission="ledgers.view"), "quality", mark("台账质量的七个部分"), response=dict[str, Any]
)
def quality(request: HttpRequest, at: Annotated[str, Query(max_length=40)] = "") -> dict[str, Any]:
    """Seven parts with numerator and denominator, by place and attribute, and the ten cheapest fixes."""
    return api.quality(_standing(at), context.current().scope)
