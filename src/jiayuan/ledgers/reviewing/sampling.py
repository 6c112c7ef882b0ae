"""Each week some links of the machine come to the queue as if nobody had linked them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers.models import Link, ReviewItem
from jiayuan.ledgers.rules.reviews import TERM_DAYS
from jiayuan.ledgers.rules.sampling import asked_of, is_drawn, week_of
from jiayuan.ledgers.rules.workdays import end_after
from jiayuan.ledgers.stages.active import active_rows

WEEK = timedelta(days=7)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=LOCAL)


def _drawn(monday: date) -> list[int]:
    """The links of a week's machine work that are looked at."""
    made = Link.objects.filter(state=Link.State.CONFIRMED, by=None, is_new=False)
    of_week = made.filter(made_at__gte=_begins(monday), made_at__lt=_begins(monday + WEEK))
    known = of_week.order_by("pk").values_list("pk", "record_id").iterator(chunk_size=20_000)
    return [link for link, record in known if is_drawn(record, monday)]


def _questions(links: Sequence[Link]) -> Iterator[ReviewItem]:
    rows = active_rows([link.record_id for link in links])
    due = end_after(clock.now(), TERM_DAYS)
    for link in links:
        row = rows.get(link.record_id)
        if row is None:
            continue
        # Worded as any doubtful pair, so that nobody follows the machine because it is the machine.
        yield ReviewItem(
            kind=ReviewItem.Kind.SAMPLE, file=row.file, row=row, record_id=link.record_id, link=link, rule="unsure",
            candidates=[link.entity], evidence=asked_of(link.levels, link.weight_bits, str(link.entity)), due_at=due,
            place_path=row.place_path, owner_org_id=row.owner_org_id,
        )  # fmt: skip


def draw_sample(place: PlacePath, monday: date | None = None) -> int:
    """Asks about two in a hundred links of the week that began on `monday` (default: last week's); how many.

    May run twice: a link is asked about once.
    """
    week = monday or week_of(clock.today()) - WEEK
    with identity.acting_as_service("ledgers", place=place, purpose=REGISTRY_REVIEW):
        links = Link.objects.filter(pk__in=_drawn(week)).exclude(samples__isnull=False)
        made = ReviewItem.objects.bulk_create(list(_questions(list(links))), batch_size=2000)
        audit.record("ledgers.sample", n=len(made), detail={"week": week.isoformat()})
    return len(made)
