"""Who is meant by a row, what is known for a purpose, and from which cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from ninja import Router

from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.purpose import FORM_PREFILL, LEDGER_UPKEEP, REGISTRY_REVIEW
from jiayuan.kernel.text import mark
from jiayuan.ledgers.api import cell, match_one
from jiayuan.registry import api
from jiayuan.registry.api import FactValue, LineageStep
from jiayuan.webapi.operations import JSON, Rule, operation
from jiayuan.webapi.refs import person_of, ref_of
from jiayuan.webapi.schemas.registry import FactsIn, FactsOut, LineageOut, MatchIn, MatchOut

router = Router(tags=["registry"])
UPKEEP = (LEDGER_UPKEEP, REGISTRY_REVIEW, FORM_PREFILL)
READ = Rule(permission="registry.search", purposes=UPKEEP, takes=JSON)
CELLS: Mapping[str, str] = {"birth_date": "birth", "address": "residence.actual"}


def _wide(cells: Mapping[str, str]) -> bool:
    """Whether the row says as little as a search may not say: names alone are browsing."""
    keys = {"residence.actual": "room"}
    return not api.search_is_narrow({keys.get(code, code): text for code, text in cells.items()})


@operation(router, "POST", "/match", READ, "registry.match", mark("这一行是谁"), response=MatchOut)
def match(request: HttpRequest, body: MatchIn) -> dict[str, Any]:
    """The decision on one row, and the candidates it was taken among. Two items at least, or the full id number."""
    acting, typed = context.current(), body.model_dump(exclude={"purpose"})
    cells = {CELLS.get(name, name): text for name, text in typed.items() if text}
    if _wide(cells):
        raise Invalid(mark("请填写完整证件号码，或姓名、电话、房号、出生日期中的两项"), code="search-too-wide")
    found = match_one(acting.purpose, acting.scope, cells)
    decision = found.decision
    best = max((one.bits for one in decision.candidates), default=0.0)
    # How far one stands behind the best; of the best itself, how far it leads.
    margins = [decision.margin if one.bits == best else one.bits - best for one in decision.candidates]
    versions = api.versions([one.person for one in decision.candidates])
    candidates = [
        {
            "ref": ref_of(one.person), "weight_bits": round(one.bits, 3), "margin_bits": round(margin, 3),
            "levels": dict(one.levels), "version": versions.get(one.person, 1),
        }
        for one, margin in zip(decision.candidates, margins, strict=True)
    ]  # fmt: skip
    return {"decision": decision.kind, "rule": decision.rule, "model": found.model, "candidates": candidates}


def _value(code: str, value: FactValue) -> dict[str, Any]:
    shown = api.masked_value(code, value)
    return {
        "state": shown.state, "value": shown.value, "as_of": shown.as_of, "source": shown.source,
        "disputed": shown.disputed,
    }  # fmt: skip


@operation(router, "POST", "/facts", READ, "registry.facts", mark("为一个用途读取几项信息"), response=FactsOut)
def facts(request: HttpRequest, body: FactsIn) -> dict[str, Any]:
    """Golden values, names and numbers masked as on the pages. Who left the scope has only unknowns."""
    acting = context.current()
    people = {ref: person_of(ref) for ref in body.refs}
    known = api.facts_for(list(set(people.values())), body.attrs, acting.purpose, acting.scope)
    return {
        "people": [
            {"ref": ref, "values": {code: _value(code, value) for code, value in known[person].items()}}
            for ref, person in people.items()
        ]
    }


def _cell(step: LineageStep) -> dict[str, Any] | None:
    if step.record_ref is None:
        return None
    try:
        found = cell(step.record_ref, step.col, None if step.open else step.batch)
    except NotFound:
        # A file of another office stays unseen; that there is one, its name as the source tells.
        return None
    return {
        "file": found.file, "filename": found.filename, "sheet": found.sheet, "row": found.row,
        "column": found.column, "header": found.header, "uploaded_at": found.uploaded_at,
    }  # fmt: skip


@operation(
    router, "GET", "/lineage/{ref}/{attr}", Rule(permission="registry.search", purposes=UPKEEP), "registry.lineage",
    mark("一个值从哪里来，直到单元格"), response=LineageOut,
)  # fmt: skip
def lineage(request: HttpRequest, ref: str, attr: str) -> dict[str, Any]:
    """Every statement about one attribute, down to file, sheet, row and column."""
    acting = context.current()
    steps = api.lineage(person_of(ref), attr, acting.purpose, acting.scope)
    names = ("value", "origin", "valid_from", "ended", "open", "golden", "disputed")
    return {
        "steps": [
            {**{name: getattr(step, name) for name in names}, "record": step.record_ref, "cell": _cell(step)}
            for step in steps
        ]
    }
