"""What was still to be asked about a file when it was undone is asked again when it comes back."""

from __future__ import annotations

from jiayuan.kernel import context
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.stages.deciding import decided_anew
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.proposals import question
from jiayuan.ledgers.stages.rows import read_rows
from jiayuan.ledgers.templates import active_model


def ask_again(file: LedgerFile) -> None:
    """The file's open questions were dropped when it was undone; they are put anew, to the base as it is now."""
    asked = ReviewItem.objects.exclude(state=ReviewItem.State.DECIDED).values("record")
    linked = Link.objects.filter(state__in=LIVE).values("record")
    unsure = LedgerRow.objects.filter(file=file, outcome="review", record__isnull=False, std__isnull=False)
    rows = read_rows(unsure.exclude(record__in=asked).exclude(record__in=linked).select_related("file__template"))
    told = decided_anew(rows, context.current().scope, active_model())
    likely = [(row, decision) for row, decision in told if decision.candidates]
    ReviewItem.objects.bulk_create([question(row, decision, file) for row, decision in likely])
    # Whom nobody resembles any more waits like other rows without a person, for the next rematch.
    alone = [row.stored.pk for row, decision in told if not decision.candidates]
    LedgerRow.objects.filter(pk__in=alone).update(outcome="unplaced")
