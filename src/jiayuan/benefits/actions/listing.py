"""A pay list is drafted: every month of a policy in a place that is owed and stands on no list yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits.actions.finding import BATCH
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.models import Entitlement, PayLine, PayList
from jiayuan.benefits.paying.states import DRAFT, FAILED, PAYLISTS, months_owed
from jiayuan.benefits.queries.scoped import seen
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Invalid, NotAllowed, Refused


def _owed(acting: Acting, policy: str, upto: date) -> list[tuple[Entitlement, date]]:
    """Back months first found by whoever they are owed to, so that a person's months stand together."""
    # A period that ended where it began never had a month.
    drawn = seen(Entitlement, acting.scope).filter(policy=policy, from_month__lte=upto)
    rows = list(drawn.filter(Q(to_month=None) | Q(to_month__gt=F("from_month"))).order_by("place_path", "id"))
    settled: dict[int, set[date]] = defaultdict(set)
    lines = PayLine.objects.filter(entitlement__in=[row.pk for row in rows]).exclude(result=FAILED)
    for entitlement, month in lines.values_list("entitlement_id", "month"):
        settled[entitlement].add(month)
    return [(row, month) for row in rows for month in months_owed(row.from_month, row.to_month, upto, settled[row.pk])]


def _written(made: PayList, owed: Sequence[tuple[Entitlement, date]]) -> None:
    PayLine.objects.bulk_create(
        [
            PayLine(
                person=row.person,
                place_path=row.place_path,
                paylist=made,
                seq=seq,
                entitlement=row,
                month=month,
                amount=row.amount,
            )
            for seq, (row, month) in enumerate(owed, 1)
        ],
        batch_size=BATCH,
    )


def draft_paylist(policy: str, month: date) -> PayList:
    """Lists what is owed up to `month` in the acting place. Raises Invalid, Refused when nothing is owed."""
    acting = current()
    move = PAYLISTS.move("", DRAFT)
    require(acting, move.permission)
    if acting.scope.place is None:
        raise NotAllowed
    if policy not in load_book().policies:
        raise Invalid(_("没有这项政策"), code="policy")
    with transaction.atomic():
        owed = _owed(acting, policy, month_start(month))
        if not owed:
            raise Refused(_("这项政策在本月没有要发放的"), code="nothing-owed")
        made = PayList.objects.create(
            policy=policy,
            month=month_start(month),
            place_path=str(acting.scope.place),
            state=move.to,
            count=len(owed),
            total=sum(row.amount for row, _month in owed),
            made_by_id=acting.account_id,
            made_at=clock.now(),
        )
        _written(made, owed)
        record("benefits.paylist.draft", obj=f"benefits_paylist:{made.pk}", n=len(owed))
    return made
