"""Whether the machine's weak links wait for people, and what the blind sample measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.bodies.kinds import BODY_KINDS
from jiayuan.ledgers.models import LinkGuard, ReviewItem
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.sampling import Precision, held_back


def _district(scope: Scope) -> str:
    return scope.place.at(Level.DISTRICT).value if scope.place else ""


def raised(scope: Scope) -> LinkGuard | None:
    """The guard that is up in the district of a scope."""
    return LinkGuard.objects.filter(district=_district(scope), lifted_at=None).first()


def guarded(decisions: list[Decision], scope: Scope, model: Model) -> list[Decision]:
    """The decisions, weak links as questions while the guard is up."""
    # Most links are sure: nothing is asked for them.
    if not any(held_back(one, model) is not one for one in decisions) or raised(scope) is None:
        return decisions
    return [held_back(one, model) for one in decisions]


def precision(scope: Scope) -> Precision:
    """What people said of sampled links to people since the guard was last lifted, in the acting scope's district."""
    lifted = LinkGuard.objects.filter(district=_district(scope)).order_by("-lifted_at").values_list("lifted_at").first()
    told = ReviewItem.objects.filter(kind=ReviewItem.Kind.SAMPLE, state=ReviewItem.State.DECIDED)
    # Organisations are met by codes, not by the weights the guard is about.
    told = told.exclude(file__template__family__in=BODY_KINDS)
    if lifted and lifted[0]:
        told = told.filter(decided_at__gt=lifted[0])
    right = Count("pk", filter=Q(decision=ReviewItem.Decision.SAME, trace__has_key="confirmed"))
    counts = told.aggregate(n=Count("pk"), right=right)
    return Precision(counts["n"], counts["right"])


def measure_precision(district: PlacePath) -> bool:
    """Raises the guard of a district where the sample found too many wrong links; whether it is up. May run twice."""
    scope = Scope(district)
    found = precision(scope)
    if raised(scope) is None and found.is_short:
        LinkGuard.objects.create(district=_district(scope), raised_at=clock.now(), n=found.n, right=found.right)
        audit.record("ledgers.guard_raise", n=found.n, detail={"right": found.right})
    return raised(scope) is not None


def lift_guard(reason: str) -> None:
    """A steward lets the machine link by itself again. Raises Conflict when it does, Invalid without a reason."""
    acting = context.current()
    identity.require(acting, "ledgers.approve")
    if acting.scope.place is None:
        raise NotFound
    if not reason.strip():
        raise Invalid(_("请写明理由"), code="reason")
    with transaction.atomic():
        guard = LinkGuard.objects.select_for_update().filter(district=_district(acting.scope), lifted_at=None).first()
        if guard is None:
            raise Conflict(_("现在没有暂停自动归户"), code="guard")
        guard.lifted_at, guard.lifted_by, guard.reason = clock.now(), acting.actor, reason.strip()[:200]
        guard.save()
        audit.record("ledgers.guard_lift", obj=str(guard.pk), reason=reason)


@dataclass(frozen=True, slots=True)
class GuardView:
    """What the sample measured since the guard was last lifted, and the guard that is up (None: links go by)."""

    found: Precision
    raised_at: datetime | None


def link_guard(scope: Scope) -> GuardView:
    """The figures for a steward: how right the machine was, and whether its weak links wait."""
    guard = raised(scope)
    audit.record("ledgers.guard", n=1)
    return GuardView(precision(scope), guard.raised_at if guard else None)
