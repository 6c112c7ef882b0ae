"""Rows that found nobody, or several, are tried again after the base has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jiayuan.audit import api as audit
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.stages.deciding import decided_anew
from jiayuan.ledgers.stages.facts import apply_rows
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.outcomes import live_links
from jiayuan.ledgers.stages.proposals import propose, question
from jiayuan.ledgers.stages.rows import Row, read_rows
from jiayuan.ledgers.stages.settling import end_unlisted
from jiayuan.ledgers.templates import active_model

# Questions nobody is working on; what a person has taken or sent out stays with that person.
IDLE = (ReviewItem.State.OPEN, ReviewItem.State.EXPIRED)


def _waiting() -> list[Row]:
    """The newest merged row of every record that waits: unplaced, or an idle question."""
    asked = ReviewItem.objects.filter(file__state=LedgerFile.State.MERGED).exclude(state=ReviewItem.State.DECIDED)
    busy = asked.exclude(state__in=IDLE).values("record")
    linked = Link.objects.filter(state__in=LIVE).values("record")
    rows = LedgerRow.objects.filter(file__state=LedgerFile.State.MERGED, outcome__in=["unplaced", "review"])
    waiting = rows.filter(std__isnull=False, record__isnull=False).exclude(record__in=busy).exclude(record__in=linked)
    newest = waiting.order_by("record_id", "-file__merge_no", "id").distinct("record_id")
    return read_rows(newest.select_related("file__template"))


def _link(found: Sequence[tuple[Row, Decision]], model: Model) -> None:
    """Links rows and states their facts in the name of their own files, so that undoing the file takes them back."""
    by_file: dict[object, list[tuple[Row, Decision]]] = {}
    for row, decision in found:
        by_file.setdefault(row.stored.file_id, []).append((row, decision))
    for pairs in by_file.values():
        file, rows = pairs[0][0].whole.file, [row for row, _ in pairs]
        # An answered question is no question any more.
        ReviewItem.objects.filter(record__in=[row.record for row in rows], state__in=IDLE).delete()
        propose(pairs, file, model)
        apply_rows(file, rows, live_links([row.record for row in rows]))
        end_unlisted([row.record for row in rows])
        LedgerRow.objects.filter(pk__in=[row.stored.pk for row in rows]).update(outcome="link")


def _ask(found: Sequence[tuple[Row, Decision]]) -> None:
    """Rows that were unplaced and now look like somebody; questions that stand already are left as they are."""
    fresh = [(row, decision) for row, decision in found if row.stored.outcome == "unplaced"]
    ReviewItem.objects.bulk_create([question(row, decision, row.whole.file) for row, decision in fresh])
    LedgerRow.objects.filter(pk__in=[row.stored.pk for row, _ in fresh]).update(outcome="review")


def rematch(scope: Scope) -> dict[str, int]:
    """Decides waiting rows of merged files anew: links what is now sure, asks about what is now likely.

    Nobody is made: a row that would be a new person goes on waiting for people to say so.
    """
    rows, model = _waiting(), active_model()
    told = decided_anew(rows, scope, model)
    _link([pair for pair in told if pair[1].kind == "link"], model)
    _ask([pair for pair in told if pair[1].kind == "review"])
    kinds = Counter(decision.kind for _, decision in told)
    counts = {"rows": len(told), "linked": kinds["link"], "review": kinds["review"],
              "waiting": kinds["new"] + kinds["unplaced"]}  # fmt: skip
    audit.record("ledgers.rematch", n=len(told), detail=counts)
    return counts
