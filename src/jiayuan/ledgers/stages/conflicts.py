"""Values that weigh the same and disagree become questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from jiayuan.kernel import clock
from jiayuan.ledgers.models import LedgerFile, ReviewItem
from jiayuan.ledgers.rules.reviews import TERM_DAYS
from jiayuan.ledgers.rules.workdays import end_after
from jiayuan.registry import api as registry


def _questions(holds: Sequence[registry.Held], file: LedgerFile, rows: Mapping[int, int]) -> Iterator[ReviewItem]:
    due = end_after(clock.now(), TERM_DAYS)
    for hold in holds:
        # The line that brought the other value; where one line only confirms what an older one contradicts, that line.
        record = hold.new_record if hold.new_record in rows else hold.old_record
        if record is None or record not in rows:
            continue
        yield ReviewItem(
            kind=ReviewItem.Kind.CONFLICT, file=file, row_id=rows[record], record_id=record, attr=hold.attr,
            ruling=hold.ruling, rule="conflict", candidates=[hold.entity], due_at=due, place_path=file.place_path,
            owner_org_id=file.owner_org_id,
        )  # fmt: skip


def ask_conflicts(batch: UUID, file: LedgerFile, rows: Mapping[int, int]) -> None:
    """A question for every hold of the batch that has none; `rows` are the ids of its rows by record."""
    holds = registry.held(batch)
    asked = set(ReviewItem.objects.filter(ruling__in=[one.ruling for one in holds]).values_list("ruling", flat=True))
    fresh = [one for one in holds if one.ruling not in asked]
    # Of one line and attribute one question is open at a time.
    ReviewItem.objects.bulk_create(_questions(fresh, file, rows), ignore_conflicts=True)


def conflicts_of(file: LedgerFile) -> int:
    """How many values of a file wait for a decision."""
    return ReviewItem.objects.filter(file=file, kind=ReviewItem.Kind.CONFLICT).exclude(state="decided").count()
