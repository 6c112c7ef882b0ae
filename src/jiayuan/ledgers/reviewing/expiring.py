"""Questions nobody answered in time go to the street; questions that answered themselves go away."""

from __future__ import annotations

from django.db.models import F, Q

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing.guarding import measure_precision
from jiayuan.ledgers.rules.reviews import REVIEW_TRANSITIONS
from jiayuan.registry import api as registry


def _expire() -> int:
    now = clock.now()
    # A lease that ran out is no lease: such a question is open, whatever its row says.
    idle = Q(state="open") | Q(state="taken", taken_until__lte=now) | Q(state="taken", taken_until=None)
    late = ReviewItem.objects.filter(idle, due_at__lte=now)
    to = REVIEW_TRANSITIONS.move("open", "expire").to
    return late.update(state=to, taken_by=None, taken_until=None, version=F("version") + 1)


def _forget_moot() -> int:
    """Drops questions between two values of which one is gone."""
    open_ones = ReviewItem.objects.filter(kind=ReviewItem.Kind.CONFLICT).exclude(state="decided")
    moot = registry.moot(filter(None, open_ones.values_list("ruling", flat=True)))
    return open_ones.filter(ruling__in=moot).delete()[0]


def tidy_reviews(place: PlacePath) -> int:
    """The nightly round of a district; the number of questions that went to the street. May run twice."""
    with identity.acting_as_service("ledgers", place=place, purpose=REGISTRY_REVIEW):
        gone, late = _forget_moot(), _expire()
        audit.record("ledgers.review_expire", n=late, detail={"moot": gone})
        measure_precision(place)
    return late
