"""Duty rosters: who is on duty for a place and queue at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from jiayuan.audit.api import record
from jiayuan.identity.models import Account, Roster, Shift
from jiayuan.identity.rights import require
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark


@dataclass(frozen=True, slots=True)
class DutyMember:
    """Somebody on duty: name, post, the number to call by relay, the place answered for."""

    account_id: UUID
    name: str
    post: str
    relay: str
    place: PlacePath
    roster: str


def minute(at: datetime) -> int:
    """Minutes since 1970 UTC of an aware datetime."""
    return int(at.timestamp()) // 60


def put_roster(queue: str, place: PlacePath, name: str, *, org_no: int | None = None) -> int:
    """The roster of a queue and place in the acting scope, made if missing; returns its id."""
    acting = context.current()
    require(acting, "identity.roster")
    # Rosters are open to read, so no policy would stop a stranger from writing one.
    if not acting.scope.covers(place):
        raise NotAllowed(code="roster-place")
    roster, _ = Roster.objects.get_or_create(
        queue=queue, place_path=str(place), defaults={"name": name, "org_no": org_no}
    )
    return int(roster.pk)


def add_shift(roster_id: int, account_id: UUID, start: datetime, end: datetime, *, post: str, relay: str = "") -> int:
    """Puts an account on duty from `start` up to `end`. Raises Conflict when it is on duty somewhere else then."""
    acting = context.current()
    require(acting, "identity.roster")
    roster = Roster.objects.filter(pk=roster_id).first()
    # A roster's number is open to read; filling it is for whoever answers for its place.
    if roster is None or not acting.scope.covers(PlacePath(roster.place_path)):
        raise NotFound
    member = Account.objects.filter(pk=account_id).first()
    if member is None:
        raise NotFound
    shift = Shift(
        roster=roster,
        account=member,
        member_no=member.no,
        member_name=member.display_name,
        post=post,
        relay=relay,
        start_min=minute(start),
        end_min=minute(end),
    )
    try:
        with transaction.atomic():
            shift.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(mark("这段时间已经排了班，请换个时间或换个人"), code="shift-overlap") from error
    record("identity.shift.add", obj=f"identity_shift:{shift.pk}")
    return int(shift.pk)


def _nearest_first(shifts: Iterable[Shift]) -> list[Shift]:
    return sorted(shifts, key=lambda shift: (-len(shift.roster.place_path), shift.start_min, shift.pk))


def on_duty(queue: str, place: PlacePath, at: datetime) -> list[DutyMember]:
    """Who is on duty for the place or a place above it, nearest first. Names on duty are open to those served."""
    # The reader's building, community, street and district, by equality: at most seven values.
    above = [str(path) for path in place.ancestors()]
    now = minute(at)
    shifts = Shift.objects.select_related("roster").filter(
        roster__queue=queue, roster__place_path__in=above, start_min__lte=now, end_min__gt=now
    )
    return [
        DutyMember(
            account_id=shift.account_id,
            name=shift.member_name,
            post=shift.post,
            relay=shift.relay,
            place=PlacePath(shift.roster.place_path),
            roster=shift.roster.name,
        )
        for shift in _nearest_first(shifts)
    ]
