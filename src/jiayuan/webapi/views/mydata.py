"""The own person only: what is held, who read it, and saying that it is wrong or unwanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router
from ninja.responses import Status

from jiayuan.audit.api import Entry, record, trail_of
from jiayuan.identity.api import ConsentInfo, consents_of, my_objections, object_to, purpose_titles
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.kernel.text import mark
from jiayuan.ledgers.api import origins
from jiayuan.places.api import by_paths
from jiayuan.registry import api
from jiayuan.webapi.once import once
from jiayuan.webapi.operations import IN_BASE, JSON, SELF, Rule, operation
from jiayuan.webapi.schemas.mydata import (
    AccessOut,
    ConsentOut,
    DisputeIn,
    DisputeOut,
    MyDataOut,
    ObjectionIn,
    ObjectionOut,
)

router = Router(tags=["me"])
SAY = Rule("resident", purposes=(SERVICE_SELF,), takes=JSON)
DISPUTE = Rule("resident", purposes=(SERVICE_SELF,), takes=JSON, base=True)
PAGE = 50


def _subject() -> UUID:
    subject = context.current().scope.subject
    if subject is None:
        raise NotAllowed(code="no-subject")
    return subject


@operation(router, "GET", "/data", IN_BASE, "me.data", mark("我的数据：登记了什么"), response=MyDataOut)
def data(request: HttpRequest) -> dict[str, Any]:
    """Every statement that stands about oneself, numbers masked, with ledger, office and day; the copy is a page."""
    held = api.holdings()
    who = origins(one.origin for one in held)
    names = ("fact", "code", "absent", "as_of", "known_from", "disputed", "stale")
    return {
        "data": [
            {
                **{name: getattr(one, name) for name in names}, "label": _(one.label), "value": one.on_screen,
                "counts": one.golden,
                "ledger": who[one.origin].title, "office": who[one.origin].office,
            }
            for one in held
        ]
    }  # fmt: skip


def _path(text: str) -> PlacePath | None:
    try:
        return PlacePath(text)
    except Invalid:
        return None


def _sights(entries: list[Entry]) -> list[dict[str, Any]]:
    titles = purpose_titles()
    paths = {entry.scope: path for entry in entries if (path := _path(entry.scope))}
    places = by_paths(set(paths.values()))
    offices = {text: places[path].name for text, path in paths.items() if path in places}
    names = ("id", "at", "role", "purpose", "act", "fields", "outcome")
    return [
        {
            **{name: getattr(one, name) for name in names}, "office": offices.get(one.scope, ""),
            "purpose_title": titles.get(one.purpose, ""),
        }
        for one in entries
    ]  # fmt: skip


@operation(router, "GET", "/access", SELF, "me.access", mark("谁看过我的信息"), response=AccessOut)
def access(request: HttpRequest, cursor: UUID | None = None) -> dict[str, Any]:
    """Each look at one's data with office, purpose and fields, latest first, by key."""
    entries = trail_of(_subject(), before=cursor, limit=PAGE + 1)
    # No subject: reading one's own trail is not a look to be shown in it.
    record("identity.trail.read", n=len(entries[:PAGE]))
    following = entries[PAGE - 1].id if len(entries) > PAGE else None
    return {"access": _sights(entries[:PAGE]), "next": following}


@operation(router, "GET", "/consents", SELF, "me.consents", mark("我同意过什么"), response=list[ConsentOut])
def consents(request: HttpRequest) -> list[ConsentInfo]:
    """The last word on each purpose one was asked about."""
    return consents_of(_subject())


def _disputed(body: DisputeIn) -> Mapping[str, Any]:
    made = api.dispute(body.attr, body.instead, fact=body.fact)
    return {
        "id": made.id, "attr": made.attr, "state": made.state, "raised_at": made.raised_at.isoformat(),
        "due_on": made.due_on.isoformat(),
    }  # fmt: skip


@operation(router, "POST", "/disputes", DISPUTE, "me.dispute", mark("登记的内容不对"), response={201: DisputeOut})
def dispute(request: HttpRequest, body: DisputeIn) -> Status[Mapping[str, Any]]:
    """Both versions are kept, and the community checks within two weeks."""
    return once(request, body.model_dump_json(), lambda: _disputed(body), 201)


@operation(
    router, "GET", "/objections", SELF, "me.objections", mark("我反对过什么，怎样答复的"), response=list[ObjectionOut]
)
def objections(request: HttpRequest) -> list[Any]:
    """One's own objections, newest first."""
    return list(my_objections())


def _objected(body: ObjectionIn) -> Mapping[str, Any]:
    made = object_to(body.purpose, body.reason)
    return {
        "id": made.id, "purpose": made.purpose, "state": made.state, "raised_at": made.raised_at.isoformat(),
        "due_on": made.due_on.isoformat(), "answer": made.answer,
    }  # fmt: skip


@operation(router, "POST", "/objections", SAY, "me.object", mark("反对一种用途"), response={201: ObjectionOut})
def objecting(request: HttpRequest, body: ObjectionIn) -> Status[Mapping[str, Any]]:
    """Recorded at once; the street answers within three weeks."""
    return once(request, body.model_dump_json(), lambda: _objected(body), 201)
