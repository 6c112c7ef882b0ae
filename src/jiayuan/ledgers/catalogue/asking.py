"""Asking for the use of a service, and the two approvals it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import FieldError, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import PurposeKind
from jiayuan.ledgers.catalogue.entries import services_in_force
from jiayuan.ledgers.catalogue.rules.uses import (
    KINDS,
    USE_TRANSITIONS,
    may_approve,
    not_allowed,
    period_ok,
    words_refused,
)
from jiayuan.ledgers.models import DataService, Peer, Use
from jiayuan.ledgers.queries.files import in_scope
from jiayuan.ledgers.rules.families import MESSAGE

KEEP = "查询即用，不另存"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for: that the system of `peer` may call a service for the people of `place`.

    `purpose` is the code of a registered purpose or of one to be registered.
    """

    service: str
    purpose: str
    purpose_kind: PurposeKind
    purpose_title: str
    legal_ref: str
    reason: str
    attrs: tuple[str, ...]
    place: PlacePath
    until: date
    daily_rows: int
    peer: str


def _wrong(wish: Wish, service: DataService) -> list[FieldError]:
    """Every field that does not fit, at once."""
    known = identity.find_purpose(wish.purpose)
    checks = (
        ("attrs", not_allowed(wish.attrs, service.attrs), _("这项服务不提供所选的项目")),
        ("attrs", service.kind == DataService.Kind.ROWS and not wish.attrs, _("请至少选择一个项目")),
        ("until", not period_ok(clock.today(), wish.until), _("期限要晚于今天，最长一年")),
        ("daily_rows", not 0 < wish.daily_rows <= service.daily_rows, _("每天的条数超过了这项服务的上限")),
        ("purpose_kind", wish.purpose_kind not in KINDS, _("这一类用途不能申请数据")),
        ("purpose_kind", known is not None and known.kind != wish.purpose_kind, _("这个用途代码已经登记为另一类用途")),
    )
    return [FieldError(field, field, message) for field, bad, message in checks if bad]


def draft_use(wish: Wish) -> UUID:
    """Writes the draft of a use; it opens nothing. Raises NotFound, Refused (words), Invalid with every field."""
    acting = context.current()
    identity.require(acting, "ledgers.ask")
    service = services_in_force(clock.today()).get(wish.service)
    peer = Peer.objects.filter(code=wish.peer, active=True).first()
    # A scope one does not have cannot be asked for either.
    if service is None or peer is None or not acting.scope.covers(wish.place):
        raise NotFound
    if service.dataset.share == "none":
        raise Refused(_("这项数据不予共享"), code="share-none")
    if words_refused(wish.purpose_title, wish.reason, wish.legal_ref):
        raise Refused(_(MESSAGE), code="words")
    errors = _wrong(wish, service)
    if errors:
        raise Invalid(errors=errors)
    with transaction.atomic():
        use = Use.objects.create(
            service=service, peer=peer, purpose=wish.purpose,
            purpose_kind=wish.purpose_kind.value, purpose_title=wish.purpose_title, legal_ref=wish.legal_ref,
            attrs=sorted(wish.attrs), reason=wish.reason, until=wish.until, daily_rows=wish.daily_rows,
            state=USE_TRANSITIONS.move("", "draft").to, author=acting.actor, created_at=clock.now(),
            place_path=wish.place.value, owner_org_id=peer.office,
        )  # fmt: skip
        detail = {"service": service.code, "purpose": wish.purpose}
        audit.record("ledgers.use_draft", obj=str(use.pk), fields=use.attrs, detail=detail)
    return use.pk


def _approve(use: Use, acting: Acting, reason: str) -> None:
    if not may_approve(use.author, use.approver_1, acting.actor):
        raise NotAllowed(_("申请人和已批准的人不能再批准，请换一位同事"), code="second-person")
    if use.state == Use.State.DRAFT:
        use.approver_1 = acting.actor
        return
    use.approver_2 = acting.actor
    identity.register_purpose(use.purpose, PurposeKind(use.purpose_kind), use.purpose_title, use.legal_ref, KEEP)


def _refuse(use: Use, acting: Acting, reason: str) -> None:
    if not reason.strip():
        raise Invalid(_("请写明理由"), code="reason")


def _end(use: Use, acting: Acting, reason: str) -> None:
    """A draft is taken back by its author; what is in force is ended by whoever may share."""
    if use.state == Use.State.DRAFT and use.author != acting.actor:
        raise NotAllowed(code="author")


DEEDS: dict[str, Callable[[Use, Acting, str], None]] = {"approve": _approve, "refuse": _refuse, "end": _end}


def decide_use(use_id: UUID, command: str, reason: str = "") -> str:
    """approve, refuse or end; the new state. NotFound out of scope, Conflict in another state, NotAllowed, Invalid."""
    acting = context.current()
    with transaction.atomic():
        rows = Use.objects.filter(in_scope(acting.scope)).select_for_update(of=("self",)).select_related("service")
        use = rows.filter(pk=use_id).first()
        if use is None:
            raise NotFound
        step = USE_TRANSITIONS.move(use.state, command)
        identity.require(acting, step.permission)
        DEEDS[command](use, acting, reason)
        use.state, use.decided_reason, use.decided_at = step.to, reason[:200], clock.now()
        use.save()
        audit.record(f"ledgers.use_{command}", obj=str(use.pk), reason=reason[:200], detail={"state": use.state})
    return step.to
