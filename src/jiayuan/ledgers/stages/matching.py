"""Stage match: checked → previewed. Every row gets a decision; nothing in the base changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.moving import move, whole
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.match import decide
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.pair import Incoming, Known
from jiayuan.ledgers.stages.active import active_rows, known_records, missing_records
from jiayuan.ledgers.stages.candidates import find, load_base, plain_ids
from jiayuan.ledgers.stages.proposals import forget_proposals, proposal, question
from jiayuan.ledgers.stages.rows import Row, incoming, rows_of
from jiayuan.ledgers.templates import active_model
from jiayuan.registry import api as registry

LIVE = (Link.State.PROPOSED, Link.State.CONFIRMED)


def _with_ids(rows: Sequence[Incoming], found: Mapping[int, list[Known]], scope: Scope) -> dict[int, list[Known]]:
    """Opens the candidates' numbers where only they tell a slip of the pen from another person."""
    wanted = {
        known.person
        for n, candidates in found.items()
        if rows[n].id_plain and all(known.id_bi != rows[n].id_bi for known in candidates)
        for known in candidates
        if known.id_bi
    }
    plain = plain_ids(sorted(wanted), scope)
    return {
        n: [replace(one, id_plain=plain.get(one.person, "")) for one in candidates] for n, candidates in found.items()
    }


def _refused(records: Sequence[int]) -> dict[int, set[UUID]]:
    rejected = Link.objects.filter(record__in=records, state=Link.State.REJECTED).values_list("record", "entity")
    pairs: dict[int, set[UUID]] = {}
    for record, entity in rejected:
        pairs.setdefault(record, set()).add(registry.resolve(entity))
    return pairs


def decisions(rows: Sequence[Row], scope: Scope, model: Model) -> list[Decision]:
    """A decision per row, bulk: the same rules as one row alone."""
    # One pass over the base for all rows; the rules then see one row at a time.
    asked = [incoming(row.cells) for row in rows]
    found = _with_ids(asked, find(asked, load_base(scope)), scope)
    refused = _refused([row.record for row in rows])
    result = []
    for n, (row, one) in enumerate(zip(rows, asked, strict=True)):
        # Refusals were said about ids of their day; `_refused` has led them to today's roots.
        said_no = refused.get(row.record, set())
        candidates = [replace(known, not_same=known.person in said_no) for known in found.get(n, [])]
        result.append(decide(one, candidates, model))
    return result


def _not_yet_known(rows: Sequence[Row]) -> list[Row]:
    """Marks rows of records that are linked or being asked about; returns the others."""
    records = [row.record for row in rows]
    linked = set(Link.objects.filter(record__in=records, state__in=LIVE).values_list("record_id", flat=True))
    waiting = ReviewItem.objects.filter(record__in=records).exclude(state=ReviewItem.State.DECIDED)
    asked = set(waiting.values_list("record_id", flat=True))
    before = {record: bytes(row.row_hash or b"") for record, row in active_rows(records).items()}
    for row in rows:
        if row.record in linked:
            same = before.get(row.record) == bytes(row.stored.row_hash or b"")
            row.stored.outcome = "unchanged" if same else "known"
        else:
            row.stored.outcome = "review" if row.record in asked else ""
    return [row for row in rows if not row.stored.outcome]


def match_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file."""
    scope, model = Scope(whole(PlacePath(file.place_path))), active_model()
    forget_proposals(file)
    rows = rows_of(file)
    once = [row for row in rows if row.stored.outcome != "duplicate"]
    fresh = _not_yet_known(once)
    decided = list(zip(fresh, decisions(fresh, scope, model), strict=True))
    for row, decision in decided:
        row.stored.outcome = decision.kind
    Link.objects.bulk_create(
        [proposal(r, d, file, model) for r, d in decided if d.kind in ("link", "new")], batch_size=2000
    )
    ReviewItem.objects.bulk_create([question(r, d, file) for r, d in decided if d.kind == "review"], batch_size=2000)
    LedgerRow.objects.bulk_update([row.stored for row in once], ["outcome"], batch_size=2000)
    file.counts = {**file.counts, **_counts(file, rows)}
    move(file, "match", detail=file.counts)


def _counts(file: LedgerFile, rows: Sequence[Row]) -> dict[str, int]:
    outcomes = Counter(row.stored.outcome for row in rows)
    return {
        "new": outcomes["new"], "linked": outcomes["link"], "changed": outcomes["known"],
        "unchanged": outcomes["unchanged"], "review": outcomes["review"], "unplaced": outcomes["unplaced"],
        "duplicate": outcomes["duplicate"], "conflict": 0,
        "known": known_records(file), "missing": len(missing_records(file)),
    }  # fmt: skip
