"""The waiting questions of a scope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.queries.files import in_scope
from jiayuan.ledgers.rules.reviews import STEWARD
from jiayuan.places.api import labels

COMMUNITY_WIDTH = len("110102.001.001.")
MOST = 1000
SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions: `kind` match or conflict, `community` a path, `due` soon or late; '' is every one."""

    kind: str = ""
    community: str = ""
    due: str = ""

    def query(self) -> Mapping[str, str]:
        """The parts that were chosen, as they stand in an address."""
        chosen = {"kind": self.kind, "community": self.community, "due": self.due}
        return {name: text for name, text in chosen.items() if text}


EVERY = Wanted()


def visible(scope: Scope) -> QuerySet[ReviewItem]:
    """The questions the scope may see; the object check is this query filtered by pk."""
    return ReviewItem.objects.filter(in_scope(scope)).select_related("file", "row", "file__template")


def _free() -> Q:
    """Open, or taken by oneself, or by somebody whose time is over."""
    mine = Q(taken_by=context.current().actor) | Q(taken_until=None) | Q(taken_until__lte=clock.now())
    return Q(state=ReviewItem.State.OPEN) | (Q(state=ReviewItem.State.TAKEN) & mine)


def _queue(scope: Scope) -> QuerySet[ReviewItem]:
    """What the acting person is to answer: a steward also what expired and what two offices say differently."""
    if identity.may(context.current(), STEWARD):
        return visible(scope).filter(_free() | Q(state=ReviewItem.State.EXPIRED))
    return visible(scope).filter(_free()).exclude(kind=ReviewItem.Kind.CONFLICT)


def _of(wanted: Wanted) -> Q:
    condition = Q()
    if wanted.kind:
        # Whoever asks for matches gets the blind sample among them.
        kinds = {"match": ["match", "sample"], "conflict": ["conflict"]}.get(wanted.kind, [])
        condition &= Q(kind__in=kinds)
    if wanted.due == "late":
        condition &= Q(state=ReviewItem.State.EXPIRED)
    elif wanted.due == "soon":
        condition &= Q(due_at__lte=clock.now() + SOON)
    if wanted.community:
        try:
            lo, hi = PlacePath(wanted.community).bounds()
        except Invalid:
            raise NotFound from None
        condition &= Q(place_path__gte=lo, place_path__lt=hi)
    return condition


def review_items(scope: Scope, *, after: int = 0, limit: int = 20, wanted: Wanted = EVERY) -> list[ReviewItem]:
    """The waiting questions of the scope in the order they came; `after` is the last id seen."""
    found = list(_queue(scope).filter(_of(wanted), pk__gt=after).order_by("pk")[:limit])
    audit.record("ledgers.review_items", n=len(found))
    return found


def review_count(scope: Scope, wanted: Wanted = EVERY) -> int:
    """How many wait; no more than a thousand are counted."""
    return int(_queue(scope).filter(_of(wanted))[:MOST].count())


def review_communities(scope: Scope) -> dict[str, str]:
    """path → name of the communities with waiting questions."""
    paths = _queue(scope).annotate(of=Substr("place_path", 1, COMMUNITY_WIDTH)).order_by("of").values_list("of")
    return dict(labels(path for (path,) in paths.distinct()[:300]))
