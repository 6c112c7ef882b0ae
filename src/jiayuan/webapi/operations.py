"""How an operation is declared: its rule and its words once, for the gate, the OpenAPI document and the tests."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from jiayuan.audit.api import record
from jiayuan.identity.api import Access, called_by
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP, SERVICE_SELF, Purpose
from jiayuan.kernel.text import mark
from jiayuan.webapi.callers import Caller, Session, Token
from jiayuan.webapi.schemas.strict import ForPurpose

View = TypeVar("View", bound=Callable[..., Any])
HEADER = "Jiayuan-Purpose"
JSON, FORM = "application/json", "multipart/form-data"
TOO_MANY = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call, for which purposes (the first is meant where none is named), with what in the body."""

    kind: str = "staff"
    permission: str = ""
    purposes: tuple[Purpose, ...] = (LEDGER_UPKEEP,)
    step_up: bool = False
    takes: str = ""
    base: bool = False

    def access(self, purpose: Purpose | None = None) -> Access:
        return Access(self.kind, self.permission, purpose or next(iter(self.purposes), None), self.base)


SELF = Rule("resident", purposes=(SERVICE_SELF,))
PUBLIC, PUBLIC_JSON = Rule("open", purposes=()), Rule("open", purposes=(), takes=JSON)
# As the person that two records of theirs have become.
IN_BASE = Rule("resident", purposes=(SERVICE_SELF,), base=True)


@dataclass(frozen=True, slots=True)
class Described:
    """An operation as declared; kept so that the addresses and the tests can walk over all of them."""

    name: str
    method: str
    path: str
    rule: Rule
    view: Callable[..., Any] = field(repr=False)
    tag: str = ""

    @property
    def address(self) -> tuple[str, str]:
        """Operations of one address differ by method alone."""
        return self.tag, self.path


OPERATIONS: list[Described] = []


def _purpose(request: HttpRequest, rule: Rule, named: str, caller: Caller) -> Purpose:
    """The purpose this call is for. Default deny: one that the operation, or the token, does not know is refused."""
    wanted = {text for text in (named, request.headers.get(HEADER, "")) if text}
    chosen = next((one for one in rule.purposes if wanted <= {one.code}), None)
    if chosen is None or (caller.purposes is not None and chosen.code not in caller.purposes):
        raise NotAllowed(mark("这个用途不能读取所要的信息"), code="purpose")
    return chosen


def _refuse_nul(given: Mapping[str, Any]) -> None:
    """Raises Invalid for the one letter the database cannot hold, before any operation meets it."""
    for value in given.values():
        text = value.model_dump_json() if isinstance(value, BaseModel) else str(value)
        if "\x00" in text or "\\u0000" in text:
            raise Invalid(mark("内容里有不能保存的字符，请删去后重发"), code="letters")


def _open(view: View) -> View:
    @wraps(view)
    def opened(request: HttpRequest, **given: Any) -> Any:
        _refuse_nul(given)
        return view(request, **given)

    vars(opened)["__signature__"] = inspect.signature(view, eval_str=True)
    return opened  # type: ignore[return-value]  # same signature, as wraps promises


def _gated(name: str, rule: Rule, view: View) -> View:
    @wraps(view)
    def gated(request: HttpRequest, **given: Any) -> Any:
        _refuse_nul(given)
        caller: Caller = vars(request)["auth"]
        body = given.get("body")
        purpose = _purpose(request, rule, body.purpose if isinstance(body, ForPurpose) else "", caller)
        if rule.step_up and not caller.fresh:
            raise NotAllowed(mark("请先再次验证身份（五分钟内有效）"), code="step-up")

        def deed() -> Any:
            record(f"webapi.{name}", detail={"token": int(caller.purposes is not None)})
            return view(request, **given)

        return called_by(request, caller.info, rule.access(purpose), deed)

    # The framework reads types from the function's own module, which for a wrapper is this one.
    vars(gated)["__signature__"] = inspect.signature(view, eval_str=True)
    return gated  # type: ignore[return-value]  # same signature, as wraps promises


def operation(
    router: Router, method: str, path: str, rule: Rule, name: str, summary: str, *, response: Any = None
) -> Callable[[View], View]:
    """Declares one operation under the router. `name` is its id in document and audit, `summary` a Chinese msgid."""
    told: Mapping[str, Any] = {
        "x-jiayuan": {
            "kind": rule.kind, "permission": rule.permission, "purposes": [one.code for one in rule.purposes],
            "step_up": rule.step_up,
        }
    }  # fmt: skip

    def declared(view: View) -> View:
        # For everybody: nobody acts, so nothing about a person can be read and nothing is recorded.
        gated = _open(view) if rule.kind == "open" else _gated(name, rule, view)
        auth = None if rule.kind == "open" else [Token(), Session()]
        OPERATIONS.append(Described(name, method, path, rule, gated, (router.tags or [""])[0]))
        router.add_api_operation(
            path, [method], gated, auth=auth, response=response, operation_id=name, summary=summary,
            url_name=name, openapi_extra=dict(told),
        )  # fmt: skip
        return gated

    return declared
