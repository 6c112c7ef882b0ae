"""Stage match: checked → previewed. Every row gets a decision; nothing in the base changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

import polars as pl

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.bodies.kinds import BODY_KINDS, BodyKind
from jiayuan.ledgers.bodies.matching import body_decisions
from jiayuan.ledgers.models import LedgerFile, Link, ReviewItem
from jiayuan.ledgers.moving import move, whole
from jiayuan.ledgers.reviewing.guarding import guarded
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.foretold import plain
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.stages.active import known_records, missing_records
from jiayuan.ledgers.stages.apart import given_by_people
from jiayuan.ledgers.stages.candidates import judge, refused_pairs
from jiayuan.ledgers.stages.cellframes import cells_frame
from jiayuan.ledgers.stages.foretelling import foretell
from jiayuan.ledgers.stages.frames import COMPARED, asked_frame, base_frame
from jiayuan.ledgers.stages.outcomes import asked_about, live_links, rejected_links, standing, write_outcomes
from jiayuan.ledgers.stages.proposals import forget_proposals, propose, question
from jiayuan.ledgers.stages.rows import Row, celled, packed, rows_of
from jiayuan.ledgers.stages.verdicts import worded
from jiayuan.ledgers.templates import active_model
from jiayuan.registry import api as registry

LIVE = (Link.State.PROPOSED, Link.State.CONFIRMED)


def _refused(rows: Sequence[Row]) -> list[tuple[int, UUID]]:
    """(place of the row, person) of every pair that people called different."""
    places = {row.record: n for n, row in enumerate(rows)}
    # Refusals were said about ids of their day; today's root is who counts for them.
    return [(places[record], registry.resolve(entity)) for record, entity in rejected_links(list(places))]


def decide_all(asked: pl.DataFrame, refused: Sequence[tuple[int, UUID]], scope: Scope, model: Model) -> list[Decision]:
    """`rules.match.decide` for many rows (see `frames.rows_frame`).

    `refused` are (place of the row, person) never to be linked.
    """
    if asked.is_empty():
        return []
    base = base_frame(scope)
    told, verdicts = judge(asked, base, refused_pairs(refused, base), scope, model)
    return guarded(worded(asked["placeable"], base["person"], told, verdicts), scope, model)


def _asked(rows: Sequence[Row]) -> pl.DataFrame:
    """What of rows of any files is compared, in columns; some are opened at a time."""
    parts = [asked_frame(cells_frame(texts, COMPARED)) for texts in packed(rows)]
    asked = pl.concat(parts) if parts else asked_frame(cells_frame([], COMPARED))
    return asked.with_columns(n=pl.int_range(pl.len(), dtype=pl.UInt32))


def decisions(rows: Sequence[Row], scope: Scope, model: Model, kind: BodyKind | None = None) -> list[Decision]:
    """A decision per row, in bulk: the same as `rules.match.decide` on each row's candidates.

    With `kind` the rows are about organisations or things, and codes and names decide.
    """
    records = [row.record for row in rows]
    given = given_by_people(records)
    refused = [*_refused(rows), *given.denied]
    if kind is not None:
        told = body_decisions(kind, [row.cells for row in celled(rows)], refused, scope)
    else:
        told = decide_all(_asked(rows), refused, scope, model)
    return given.kept(told, refused)


def _not_yet_known(rows: Sequence[Row]) -> list[Row]:
    """Marks rows of records that are linked or being asked about; returns the others."""
    records = [row.record for row in rows]
    linked, asked, before = live_links(records), asked_about(records), standing(records)
    for row in rows:
        if row.record in linked:
            same = before.get(row.record, (None,))[0] == bytes(row.stored.row_hash or b"")
            row.stored.outcome = "unchanged" if same else "known"
        else:
            row.stored.outcome = "review" if row.record in asked else ""
    return [row for row in rows if not row.stored.outcome]


def match_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file."""
    scope, model = Scope(whole(PlacePath(file.place_path))), active_model()
    kind = BODY_KINDS.get(file.template.family)
    forget_proposals(file)
    rows = rows_of(file)
    once = [row for row in rows if row.stored.outcome != "duplicate"]
    fresh = _not_yet_known(once)
    decided = list(zip(fresh, decisions(fresh, scope, model, kind), strict=True))
    for row, decision in decided:
        row.stored.outcome = decision.kind
    propose(decided, file, model)
    ReviewItem.objects.bulk_create([question(r, d, file) for r, d in decided if d.kind == "review"], batch_size=2000)
    write_outcomes([row.stored for row in once])
    known = [row for row in once if row.stored.outcome == "known"]
    counts = {**plain(file.counts), **_counts(file, rows)}
    file.counts = {**counts, **foretell(file, known, decided)}
    move(file, "match", detail=counts)


def _counts(file: LedgerFile, rows: Sequence[Row]) -> dict[str, int]:
    outcomes = Counter(row.stored.outcome for row in rows)
    return {
        "new": outcomes["new"], "linked": outcomes["link"], "changed": outcomes["known"],
        "unchanged": outcomes["unchanged"], "review": outcomes["review"], "unplaced": outcomes["unplaced"],
        "duplicate": outcomes["duplicate"], "placed": outcomes["placed"],
        "known": known_records(file), "missing": len(missing_records(file)),
    }  # fmt: skip
