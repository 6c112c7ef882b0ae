"""A small running event for tests: seeded, staffed, on shift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from jiayuan.command import api
from jiayuan.command.inputs import Fix, NewIncident
from jiayuan.command.models import EventPlan, Post, Unit
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.tree import STREET

AT = datetime(2026, 10, 3, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Event:
    """An active plan with its units at their posts."""

    plan: UUID
    fixes: tuple[Fix, ...]
    place: PlacePath = STREET


def as_service(name: str = "tests"):  # type: ignore[no-untyped-def]
    """Acting for the whole street."""
    return acting_as_service(name, place=STREET, purpose=EVENT_STAFFING)


def draft(scale: float = 0.02, **more: object) -> UUID:
    """A plan nobody has submitted yet; call inside `as_service`."""
    new = api.autumn_fair(STREET, AT, scale=scale, seed=2, **more)  # type: ignore[arg-type]
    return api.create_plan(new)


def open_small(at: datetime, leads: tuple[UUID, ...] = ()) -> Event:
    new = api.autumn_fair(STREET, at, scale=0.02, seed=2, leads=leads)
    played, fixes = api.open_event(new, at, time_limit_s=5)
    return Event(played.plan_id, tuple(fixes))


def open_quickly(at: datetime) -> Event:
    """An active plan without a computation: every other unit stands at a post. Ten times as fast as `open_small`."""
    with clock.frozen(at), as_service():
        plan = draft()
        posts = list(Post.objects.filter(plan=plan).order_by("code"))
        units = list(Unit.objects.filter(plan=plan).order_by("call_sign"))[::2]
        for number, unit in enumerate(units):
            unit.home_post = posts[number % len(posts)]
        Unit.objects.bulk_update(units, ["home_post"])
        Post.objects.filter(plan=plan).update(open=True)
        EventPlan.objects.filter(pk=plan).update(state="active")
        fixes = api.muster(plan, at + timedelta(hours=8))
        api.store_positions(fixes)
    return Event(plan, tuple(fixes))


def report(event: Event, class_code: str = "medical", **more: object) -> UUID:
    """An incident beside the first unit."""
    spot = event.fixes[0]
    values = {"lon": spot.lon + 0.0004, "lat": spot.lat, "text": "有人摔倒"} | more
    return api.report_incident(NewIncident(event.plan, class_code, **values))  # type: ignore[arg-type]


def send(incident: UUID) -> list[UUID]:
    """The first option, confirmed."""
    return api.confirm_dispatch(incident, api.sent_of(api.recommend(incident).options[0]))


__all__ = ["AT", "Acting", "Event", "as_service", "draft", "open_quickly", "open_small", "report", "send"]
