"""Policies and the calculator: for everybody, without a name, and nothing of what is asked is kept."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from jiayuan.benefits import api
from jiayuan.benefits.api import BookError
from jiayuan.kernel import clock
from jiayuan.kernel.errors import FieldError, Invalid, NotFound
from jiayuan.kernel.text import mark
from jiayuan.webapi.operations import PUBLIC, PUBLIC_JSON, operation
from jiayuan.webapi.policytext import line, whole
from jiayuan.webapi.schemas.benefits import CalculateIn, PoliciesOut

router = Router(tags=["benefits"])
MOST_PERSONS = 20
# Days outside of these decide nothing here, and would only tire the calendar.
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
WRONG_FACTS = mark("有一项事实的类型或范围不对")


def _day(asked: date | None) -> date:
    if asked is not None and not FIRST <= asked < LAST:
        raise Invalid(mark("日期应在2000年到2099年之间"), code="as_of")
    return asked or clock.today()


@operation(router, "GET", "/policies", PUBLIC, "benefits.policies", mark("生效的政策"), response=PoliciesOut)
def policies(request: HttpRequest, as_of: date | None = None) -> dict[str, Any]:
    """The policies in force on a day (today, if none is named)."""
    book, day = api.load_book(), _day(as_of)
    return {"book_hash": book.hash, "as_of": day, "policies": [line(one, book) for one in book.in_force(day)]}


@operation(
    router, "GET", "/policies/{policy_id}", PUBLIC, "benefits.policy", mark("一项政策的整张表"),
    response=dict[str, Any],
)  # fmt: skip
def policy(
    request: HttpRequest, policy_id: Annotated[str, Path(max_length=60)], as_of: date | None = None
) -> dict[str, Any]:
    """One policy with conditions, bars, rows, clauses and quotes; NotFound when not in force that day."""
    book, day = api.load_book(), _day(as_of)
    found = next((one for one in book.in_force(day) if one.id == policy_id), None)
    if found is None:
        raise NotFound
    return {"book_hash": book.hash, "as_of": day, **whole(found, book)}


def _field(where: str, book: api.RuleBook) -> str:
    """The field's name, but never a key of the sender's own: it may be somebody's number."""
    return where if where in book.facts or where.startswith(("unit.", "household.")) or where == "ask" else "facts"


def _few(unit: dict[str, Any]) -> None:
    for name in ("persons", "supporters", "parents"):
        if isinstance(unit.get(name), list) and len(unit[name]) > MOST_PERSONS:
            raise Invalid(mark("一次最多算20个人"), code="persons")


@operation(
    router, "POST", "/calculate", PUBLIC_JSON, "benefits.calculate", mark("算一算可能有的待遇"),
    response=dict[str, Any],
)  # fmt: skip
def calculate(request: HttpRequest, body: CalculateIn) -> dict[str, Any]:
    """Every policy asked for, with reasons, bounds and what is missing. Nothing is stored, logged or recorded."""
    book, day = api.load_book(), _day(body.as_of)
    _few(body.unit)
    given = body.model_dump(exclude_none=True)
    try:
        return dict(api.answer({**given, "as_of": day}, book))
    except BookError as wrong:
        field = _field(wrong.where, book)
        raise Invalid(WRONG_FACTS, errors=[FieldError(field, "type", WRONG_FACTS)]) from None
    # A date a thousand years off: the calendar ends before the sum is done.
    except (OverflowError, ValueError):
        raise Invalid(WRONG_FACTS, errors=[FieldError("facts", "range", WRONG_FACTS)]) from None
