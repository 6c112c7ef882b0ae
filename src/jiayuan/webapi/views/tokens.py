"""Tokens: made by a person with a fresh second factor, for one grant and some purposes; ended at any time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from jiayuan.identity.api import TokenInfo, end_token, find_purpose, issue_token, my_tokens
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark
from jiayuan.webapi.operations import JSON, Rule, operation
from jiayuan.webapi.schemas.tokens import NewToken, TokenIn, TokenOut

router = Router(tags=["tokens"])
OWN = Rule()


@operation(
    router, "POST", "", Rule(step_up=True, takes=JSON), "tokens.issue", mark("为自己的程序开一个令牌"),
    response={201: NewToken},
)  # fmt: skip
def issue(request: HttpRequest, body: TokenIn) -> Status[Mapping[str, Any]]:
    """Bound to the grant one acts under now and to the purposes named; it never does more than its owner may."""
    if any(find_purpose(code) is None for code in body.purposes):
        raise Invalid(mark("没有这个用途"), code="purpose")
    # No first answer is kept: a token is told once, and stored nowhere.
    return Status(201, {"token": issue_token(body.label, body.purposes, body.days)})


@operation(router, "GET", "", OWN, "tokens.list", mark("我的令牌"), response=list[TokenOut])
def tokens(request: HttpRequest) -> list[TokenInfo]:
    """The living tokens of one's account."""
    return my_tokens()


@operation(router, "DELETE", "/{token_id}", OWN, "tokens.end", mark("停用一个令牌"), response={204: None})
def end(request: HttpRequest, token_id: str) -> Status[None]:
    """Ends it at once."""
    end_token(token_id)
    return Status(204, None)
