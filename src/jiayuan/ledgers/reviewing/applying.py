"""What a decision about a row does: links, rows and facts; and the trace by which it is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.reviewing.cells import cells_of_row
from jiayuan.ledgers.stages.facts import apply_rows
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.refusing import told
from jiayuan.ledgers.stages.rows import Row, incoming
from jiayuan.ledgers.templates import active_model
from jiayuan.registry import api as registry

Trace = dict[str, Any]


def _waiting(item: ReviewItem) -> tuple[LedgerRow, list[LedgerRow]]:
    """The row that speaks for the record today, and every row that waits for the answer.

    The record may have come again in a later file while the question was open: then that file's row counts.
    """
    rows = LedgerRow.objects.filter(record=item.record_id).select_related("file__template")
    if item.kind == ReviewItem.Kind.SAMPLE:
        spoken = rows.filter(written_by__isnull=False, file__state=LedgerFile.State.MERGED)
        found = list(spoken.order_by("-file__merge_no"))
        return (found[0] if found else item.row), found
    found = list(rows.filter(outcome="review"))
    merged = [row for row in found if row.file.state == LedgerFile.State.MERGED]
    return max(merged, key=lambda row: row.file.merge_no or 0, default=item.row), found


def _reject(item: ReviewItem, people: Sequence[UUID], row: LedgerRow, by: UUID) -> list[int]:
    """Remembers that this record is none of these; such pairs never come back."""
    said = told(incoming(cells_of_row(row)))
    links = [
        Link(
            record=item.record, entity=person, file=item.file, rule="decided", model=0, by=by, told=said,
            state=Link.State.REJECTED, place_path=item.place_path, owner_org_id=item.owner_org_id,
        )
        for person in people
    ]  # fmt: skip
    return [link.pk for link in Link.objects.bulk_create(links)]


def _linked(item: ReviewItem, entity: UUID, by: UUID, *, is_new: bool) -> Link:
    evidence: Mapping[str, Any] = next((one for one in item.evidence if one["person"] == str(entity)), {})
    return Link.objects.create(
        record=item.record, entity=entity, file=item.file, rule="decided", model=active_model().version,
        weight_bits=evidence.get("bits", 0), levels=evidence.get("levels", {}), by=by,
        hold_id=item.rule == "relative_id", is_new=is_new, place_path=item.place_path, owner_org_id=item.owner_org_id,
    )  # fmt: skip


def _silence(item: ReviewItem) -> dict[str, str]:
    """Ends the live link of a sampled record; link → its state before."""
    live = Link.objects.filter(record=item.record_id, state__in=LIVE)
    before = {str(pk): state for pk, state in live.values_list("pk", "state")}
    live.update(state=Link.State.SUPERSEDED)
    return before


def _written(item: ReviewItem, standing: LedgerRow) -> UUID:
    """The batch for the facts of a decision: the file's own, unless the file spoke of another person under it."""
    is_first = item.kind == ReviewItem.Kind.MATCH and not item.trace
    return standing.file_id if is_first else uuid7()


def apply(item: ReviewItem, decision: str, who: UUID | None, by: UUID) -> Trace:
    """Does what was decided; `who` is whose the row is, None for nobody's. Returns what changed, for `take_back`."""
    standing, rows = _waiting(item)
    link = item.link
    if link and who and registry.resolve(link.entity) == registry.resolve(who):
        return {"confirmed": True}
    trace: Trace = {"rows": {str(row.pk): [row.outcome, row.written_by and str(row.written_by)] for row in rows}}
    trace["batch"] = standing.written_by and str(standing.written_by)
    trace["superseded"] = _silence(item) if item.kind == ReviewItem.Kind.SAMPLE else {}
    # Choosing one says no to the others, and that is remembered too.
    trace["rejected"] = _reject(item, [one for one in item.candidates if one != who], standing, by)
    merged = standing.file.state == LedgerFile.State.MERGED
    numbers = [row.pk for row in rows]
    if who is None:
        LedgerRow.objects.filter(pk__in=numbers).update(outcome="unplaced", written_by=None)
        if trace["superseded"] and merged:
            registry.retract([item.record_id], batch=uuid7())
        return trace
    is_new = decision == ReviewItem.Decision.NEW
    made = _linked(item, who, by, is_new=is_new)
    trace["made"] = made.pk
    LedgerRow.objects.filter(pk__in=numbers).update(outcome="new" if is_new else "link")
    # Before the merge the link is enough: the merge itself will apply the row.
    if merged:
        row = Row(standing, cells_of_row(standing))
        apply_rows(standing.file, [row], {item.record_id: made}, batch=_written(item, standing))
    if is_new:
        for other in item.candidates:
            registry.not_same(who, other, "review")
    return trace
