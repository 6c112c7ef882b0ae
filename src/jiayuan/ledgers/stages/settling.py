"""The base is brought to say of records what the merged files say of them, no more and no less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from jiayuan.ledgers.models import Link
from jiayuan.ledgers.stages.active import End, Said, said_of
from jiayuan.ledgers.stages.following import links_follow
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.registry import api as registry


def _end(ended: Mapping[int, End]) -> None:
    """In the name of the list that no longer holds them, so that they speak again when that is undone."""
    by_end: dict[End, list[int]] = {}
    for record, end in ended.items():
        by_end.setdefault(end, []).append(record)
    for end, records in by_end.items():
        registry.withdraw(records, on=end.on, batch=end.file)


def settle(before: Mapping[int, Said], after: Mapping[int, Said], *, batch: UUID) -> None:
    """Takes back, says again or ends what changed between two answers of `said_of` about the same records."""
    changed = [record for record in sorted({*before, *after}) if before.get(record) != after.get(record)]
    # Nobody speaks of these any more: they go, and with them the people only they made.
    silent = [record for record in changed if record not in after]
    spoken = {record: after[record] for record in changed if record in after}
    # Who only ends now says already what is to be ended.
    again = {record: said.by for record, said in spoken.items() if before.get(record) != Said(said.by)}
    registry.restore(again, batch=batch)
    registry.retract(silent, batch=batch)
    _end({record: said.end for record, said in spoken.items() if said.end})
    Link.objects.filter(record__in=silent, state__in=LIVE).update(state=Link.State.SUPERSEDED)
    links_follow(list(spoken))


def end_unlisted(records: Sequence[int]) -> None:
    """Rows that were written late, by a decision: a complete list merged since may not hold them any more."""
    _end({record: said.end for record, said in said_of(records).items() if said.end})
