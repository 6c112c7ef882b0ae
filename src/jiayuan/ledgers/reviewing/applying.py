"""What a decision about a row does: links, rows and facts; and the trace by which it is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.reviewing.cells import cells_of_row
from jiayuan.ledgers.reviewing.kinds import body_kind
from jiayuan.ledgers.stages.active import said_of
from jiayuan.ledgers.stages.facts import apply_rows
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.refusing import told
from jiayuan.ledgers.stages.rows import Row, incoming
from jiayuan.ledgers.stages.settling import end_unlisted
from jiayuan.ledgers.templates import active_model
from jiayuan.registry import api as registry

Trace = dict[str, Any]


def _rows(item: ReviewItem, live: Link | None) -> tuple[LedgerRow, list[LedgerRow], list[LedgerRow]]:
    """The row that speaks for the record today, the rows that wait for the answer, and those that spoke already.

    The record may have come again in a later file while the question was open: then that file's row counts. Of a
    question about a row nobody owns no row has spoken; its record has an owner again when an earlier file was redone.
    """
    rows = LedgerRow.objects.filter(record=item.record_id).select_related("file__template")
    is_sample = item.kind == ReviewItem.Kind.SAMPLE
    waiting = [] if is_sample else list(rows.filter(outcome="review"))
    stated = rows.filter(written_by__isnull=False, file__state=LedgerFile.State.MERGED)
    spoken = list(stated) if is_sample or live else []
    merged = [row for row in (*spoken, *waiting) if row.file.state == LedgerFile.State.MERGED]
    return max(merged, key=lambda row: row.file.merge_no or 0, default=item.row), waiting, spoken


def _reject(item: ReviewItem, people: Sequence[UUID], row: LedgerRow, by: UUID) -> list[int]:
    """Remembers that this record is none of these; such pairs never come back."""
    # Only people are asked about by the words of a row; a firm's refusal stands at its record.
    said = None if body_kind(item) else told(incoming(cells_of_row(row)))
    links = [
        Link(
            record=item.record, entity=person, file=item.file, rule="decided", model=0, by=by, told=said,
            state=Link.State.REJECTED, place_path=item.place_path, owner_org_id=item.owner_org_id,
        )
        for person in people
    ]  # fmt: skip
    return [link.pk for link in Link.objects.bulk_create(links)]


def _is_anothers(item: ReviewItem, chosen: UUID) -> bool:
    """Whether the number or code of the row is not to be taken over, whoever the row is about."""
    if item.rule != "code_of_another":
        return item.rule == "relative_id"
    bearer = next((one["person"] for one in item.evidence if one["levels"].get("code") == "exact"), "")
    return registry.resolve(UUID(bearer)) != registry.resolve(chosen) if bearer else True


def _linked(item: ReviewItem, entity: UUID, by: UUID, *, is_new: bool) -> Link:
    evidence: Mapping[str, Any] = next((one for one in item.evidence if one["person"] == str(entity)), {})
    return Link.objects.create(
        record=item.record, entity=entity, file=item.file, rule="decided", model=active_model().version,
        weight_bits=evidence.get("bits", 0), levels=evidence.get("levels", {}), by=by,
        hold_id=_is_anothers(item, entity), is_new=is_new, place_path=item.place_path, owner_org_id=item.owner_org_id,
    )  # fmt: skip


def _silence(live: Link) -> dict[str, str]:
    """Ends the live link of a record; link → its state before."""
    before = {str(live.pk): str(live.state)}
    Link.objects.filter(pk=live.pk).update(state=Link.State.SUPERSEDED)
    return before


def _is_denied(item: ReviewItem, live: Link) -> bool:
    """Whether the owner of the record is among those the row is none of."""
    owner = registry.resolve(live.entity)
    return item.kind == ReviewItem.Kind.SAMPLE or owner in map(registry.resolve, item.candidates)


def _written(item: ReviewItem, standing: LedgerRow) -> UUID:
    """The batch for the facts of a decision: the file's own, unless the file spoke of another person under it."""
    is_first = item.kind == ReviewItem.Kind.MATCH and not item.trace and standing.written_by is None
    return standing.file_id if is_first else uuid7()


def _trace(item: ReviewItem, rows: Sequence[LedgerRow]) -> Trace:
    """How the rows stood and what the record said before the decision."""
    said = said_of([item.record_id]).get(item.record_id)
    stood = {str(row.pk): [row.outcome, row.written_by and str(row.written_by)] for row in rows}
    return {"rows": stood, "batch": said and str(said.by)}


def _given(item: ReviewItem, standing: LedgerRow, who: UUID, by: UUID, *, is_new: bool) -> Link:
    """Links the record to whom people named and says of him what its row says."""
    made = _linked(item, who, by, is_new=is_new)
    # Before the merge the link is enough: the merge itself will apply the row.
    if standing.file.state == LedgerFile.State.MERGED:
        row = Row(standing, cells_of_row(standing))
        apply_rows(standing.file, [row], {item.record_id: made}, batch=_written(item, standing))
        # A complete list merged since may not hold the record any more.
        end_unlisted([item.record_id])
    if is_new:
        for other in item.candidates:
            registry.not_same(who, other, "review")
    return made


def apply(item: ReviewItem, decision: str, who: UUID | None, by: UUID) -> Trace:
    """Does what was decided; `who` is whose the row is, None for nobody's. Returns what changed, for `take_back`."""
    link = item.link
    if link and who and registry.resolve(link.entity) == registry.resolve(who):
        return {"confirmed": True}
    live = Link.objects.filter(record=item.record_id, state__in=LIVE).first()
    standing, waiting, spoken = _rows(item, live)
    trace = _trace(item, [*waiting, *spoken])
    # The answer counts more than the owner the record has by now, unless it says nothing of him.
    ended = live if live and (who or _is_denied(item, live)) else None
    trace["superseded"] = _silence(ended) if ended else {}
    # Choosing one says no to the others, and that is remembered too.
    trace["rejected"] = _reject(item, [one for one in item.candidates if one != who], standing, by)
    answered = LedgerRow.objects.filter(pk__in=[row.pk for row in (*waiting, *(spoken if ended else ()))])
    if who:
        is_new = decision == ReviewItem.Decision.NEW
        answered.update(outcome="new" if is_new else "link")
        trace["made"] = _given(item, standing, who, by, is_new=is_new).pk
    else:
        answered.update(outcome="unplaced", written_by=None)
        if ended:
            registry.retract([item.record_id], batch=uuid7())
    return trace
