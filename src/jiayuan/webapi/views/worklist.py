"""What to ask so that people get what is theirs."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from jiayuan.benefits import api
from jiayuan.kernel import context
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from jiayuan.kernel.text import mark
from jiayuan.webapi.operations import Rule, operation
from jiayuan.webapi.schemas.benefits import WorklistOut

router = Router(tags=["worklist"])
LOOK = Rule(permission="benefits.queue", purposes=(BENEFIT_MATCHING,))


def _fact(one: api.BlockingFact) -> dict[str, Any]:
    return {
        "fact": one.asked.fact, "question": one.asked.question, "who": one.asked.who, "people": one.people,
        "worth_fen": one.worth, "unbounded": one.unbounded, "opens": [name.zh for name in one.opens],
    }  # fmt: skip


@operation(router, "GET", "/blocking", LOOK, "worklist.blocking", mark("该问的事和该走的院"), response=WorklistOut)
def blocking(request: HttpRequest, fact: Annotated[str, Query(max_length=40)] = "") -> dict[str, Any]:
    """Facts by the money that knowing them may free, and yards (of one fact, if named); never a person."""
    scope = context.current().scope
    yards = [
        {"yard": one.path.value, "doors": one.doors, "people": one.people, "worth_fen": one.worth}
        for one in api.blocking_yards(scope, fact)
    ]
    return {"facts": [_fact(one) for one in api.blocking_facts(scope)], "yards": yards}
