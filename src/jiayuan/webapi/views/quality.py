"""How good the ledgers are."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from jiayuan.kernel import context
from jiayuan.kernel.placepath import Level
from jiayuan.kernel.text import mark
from jiayuan.ledgers import api
from jiayuan.webapi.operations import Rule, operation

router = Router(tags=["quality"])


@operation(
    router, "GET", "", Rule(permission="ledgers.view"), "quality", mark("台账质量的七个部分"), response=dict[str, Any]
)
def quality(request: HttpRequest, at: Annotated[str, Query(max_length=40)] = "") -> dict[str, Any]:
    """Seven parts with numerator and denominator, by place and attribute, and the ten cheapest fixes."""
    return api.quality(context.current().scope.asked(at, Level.COMMUNITY), context.current().scope)
