"""Pay lists of a place: the latest, one with its sums, its lines with masked names, and what the bank refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum

from jiayuan.audit.api import record
from jiayuan.benefits.models import Assessment, PayLine, PayList
from jiayuan.benefits.paying.states import FAILED, Sums
from jiayuan.benefits.queries.keys import key_of, split_key
from jiayuan.benefits.queries.names import masked_names
from jiayuan.benefits.queries.scoped import seen
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope

PAGE = 50


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line on a page; the name is masked, the account nowhere."""

    line: PayLine
    person: str


def paylists_of(scope: Scope) -> QuerySet[PayList]:
    """Lists of the acting place: what may be listed may be opened."""
    if scope.place is None or scope.subject is not None:
        return PayList.objects.none()
    return PayList.objects.filter(place_path__gte=scope.lo, place_path__lt=scope.hi)


def paylists(scope: Scope, limit: int = PAGE) -> list[PayList]:
    """The latest lists, newest month first."""
    return list(paylists_of(scope).exclude(state="dropped").order_by("-month", "-id")[:limit])


def paylists_page(scope: Scope, after: str = "", limit: int = PAGE) -> tuple[list[PayList], str]:
    """Lists behind a key, newest month first; the next key, empty at the end."""
    lists = paylists_of(scope).exclude(state="dropped")
    if after:
        month, pk = split_key(after, date.fromisoformat)
        lists = lists.filter(Q(month__lt=month) | Q(month=month, pk__lt=pk))
    rows = list(lists.order_by("-month", "-id")[: limit + 1])
    shown = rows[:limit]
    return shown, key_of(shown[-1].month.isoformat(), shown[-1].pk) if len(rows) > limit else ""


def paylist_in(scope: Scope, list_id: UUID, *, lock: bool = False) -> PayList:
    """One list; NotFound when absent or out of scope."""
    lists = paylists_of(scope).select_for_update() if lock else paylists_of(scope)
    found = lists.filter(pk=list_id).first()
    if found is None:
        raise NotFound
    return found


def sums(paylist: PayList) -> Sums:
    """Added up from the lines, from the entitlements of the policy, and from what the runs of those months found."""
    lines = PayLine.objects.filter(paylist=paylist)
    found = Assessment.objects.filter(
        person=OuterRef("person"), policy=paylist.policy, month=OuterRef("month"), amount__isnull=False
    )
    known = lines.filter(Exists(found))
    # What was stopped since the list was drafted is due to nobody.
    due = lines.filter(Q(entitlement__to_month=None) | Q(entitlement__to_month__gt=F("month")))
    assessed = Assessment.objects.filter(
        Exists(lines.filter(person=OuterRef("person"), month=OuterRef("month"))),
        policy=paylist.policy, amount__isnull=False,
    )  # fmt: skip
    return Sums(
        lines=lines.aggregate(total=Sum("amount"))["total"] or 0,
        policy=due.filter(entitlement__policy=paylist.policy).aggregate(total=Sum("entitlement__amount"))["total"] or 0,
        assessed=assessed.aggregate(total=Sum("amount"))["total"] or 0,
        assessable=known.aggregate(total=Sum("amount"))["total"] or 0,
    )


def _rows(lines: list[PayLine], act: str, obj: str = "") -> list[LineRow]:
    people = list(dict.fromkeys(line.person for line in lines))
    names = masked_names(people)
    record(act, obj=obj, subjects=people, fields=["name"])
    return [LineRow(line, names.get(line.person, "")) for line in lines]


def lines_page(paylist: PayList, after: int = 0, limit: int = PAGE) -> tuple[list[LineRow], int]:
    """Lines after number `after`, and the number to go on from (0 at the end)."""
    found = list(PayLine.objects.filter(paylist=paylist, seq__gt=after).order_by("seq")[: limit + 1])
    shown = found[:limit]
    return _rows(shown, "benefits.paylist", f"benefits_paylist:{paylist.pk}"), shown[-1].seq if len(
        found
    ) > limit else 0


def unpaid(scope: Scope, limit: int = PAGE) -> list[LineRow]:
    """What the bank could not pay and no later list has paid: the work list, oldest first."""
    again = PayLine.objects.filter(entitlement=OuterRef("entitlement"), month=OuterRef("month")).exclude(result=FAILED)
    later = PayLine.objects.filter(
        Q(entitlement=OuterRef("entitlement"), month=OuterRef("month"), result=FAILED), pk__gt=OuterRef("pk")
    )
    failed = seen(PayLine, scope).filter(result=FAILED).exclude(Exists(again)).exclude(Exists(later))
    rows = list(failed.select_related("paylist", "entitlement").order_by(F("month"), "id")[:limit])
    return _rows(rows, "benefits.unpaid")
