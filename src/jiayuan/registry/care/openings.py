"""Emergencies: declared by one officer, opened by a second, ended by a stand-down or by the clock."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.registry.care.rules import DECLARE, OPENING, is_open
from jiayuan.registry.care.shapes import CareOpeningRef
from jiayuan.registry.models import CareOpening
from jiayuan.registry.models.care import LONGEST


def opening_ref(row: CareOpening) -> CareOpeningRef:
    return CareOpeningRef(
        row.pk, row.name, row.reason, row.place_path, row.state, is_open(row.state, row.ends_at, clock.now()),
        row.declared_at, row.ends_at, row.declared_by == context.current().account_id, OPENING.commands(row.state),
    )  # fmt: skip


def care_openings() -> list[CareOpeningRef]:
    """The emergencies that reach into the acting scope and are not over, newest first."""
    place = context.current().scope.place
    rows = CareOpening.objects.exclude(state=CareOpening.State.CLOSED).filter(ends_at__gt=clock.now())
    found = [row for row in rows.order_by("-declared_at", "pk")[:50] if place and _meet(place, row)]
    return [opening_ref(row) for row in found]


def _meet(place: PlacePath, row: CareOpening) -> bool:
    area = PlacePath(row.place_path)
    return area.contains(place) or place.contains(area)


def found_opening(opening: UUID, *, lock: bool = False) -> CareOpening:
    """The emergency, if it reaches into the acting scope; NotFound otherwise."""
    rows = CareOpening.objects.filter(pk=opening)
    row = (rows.select_for_update() if lock else rows).first()
    place = context.current().scope.place
    if row is None or place is None or not _meet(place, row):
        raise NotFound
    return row


def care_opening(opening_id: UUID) -> CareOpeningRef:
    return opening_ref(found_opening(opening_id))


def declare_opening(name: str, reason: str, place: PlacePath, hours: int) -> CareOpeningRef:
    """Declares an emergency in a place of the acting scope for some hours (≤ 72); it opens nothing yet."""
    acting = context.current()
    identity.require(acting, DECLARE)
    if not acting.scope.covers(place):
        raise NotFound
    length = timedelta(hours=hours)
    if not name.strip() or not reason.strip() or not timedelta() < length <= LONGEST:
        raise Invalid(_("请写明事件和原因，时长不超过72小时"), code="care-opening")
    now = clock.now()
    with transaction.atomic():
        row = CareOpening.objects.create(
            name=name.strip()[:80], reason=reason.strip()[:200], place_path=place.value, ends_at=now + length,
            state=OPENING.move("", "declare").to, declared_by=acting.account_id, declared_at=now,
        )  # fmt: skip
        audit.record("registry.care.declare", obj=str(row.pk), reason=row.reason)
    return opening_ref(row)


def confirm_opening(opening_id: UUID) -> CareOpeningRef:
    """The second officer's word, with which the register opens. Raises NotAllowed for who declared it."""
    acting = context.current()
    identity.require(acting, DECLARE)
    with transaction.atomic():
        row = found_opening(opening_id, lock=True)
        move = OPENING.move(row.state, "confirm")
        if row.declared_by == acting.account_id:
            raise NotAllowed(_("要由另一位干部确认启用"), code="second-person")
        # Who answers for a part of the area cannot open the whole of it.
        if not acting.scope.covers(PlacePath(row.place_path)):
            raise NotFound
        row.state, row.confirmed_by = move.to, acting.account_id
        row.save(update_fields=["state", "confirmed_by"])
        audit.record("registry.care.confirm", obj=str(row.pk))
    return opening_ref(row)


def stand_down(opening_id: UUID) -> CareOpeningRef:
    """Ends an emergency; the register is closed from the next read on."""
    acting = context.current()
    identity.require(acting, DECLARE)
    with transaction.atomic():
        row = found_opening(opening_id, lock=True)
        if not acting.scope.covers(PlacePath(row.place_path)):
            raise NotFound
        row.state, row.closed_at = OPENING.move(row.state, "stand_down").to, clock.now()
        row.save(update_fields=["state", "closed_at"])
        audit.record("registry.care.stand_down", obj=str(row.pk))
    return opening_ref(row)
