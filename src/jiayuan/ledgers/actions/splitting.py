"""One person who is two: chosen rows are split off, and whatever comes for those rows later follows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from jiayuan.kernel import context
from jiayuan.ledgers.models import Link
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.registry import api as registry


def _relink(records: Sequence[int], before: Mapping[int, UUID], after: UUID | None) -> None:
    """The live links of the records lead to another entity from now on, by the acting person's word."""
    live = list(Link.objects.select_for_update().filter(record__in=records, state__in=LIVE))
    Link.objects.filter(pk__in=[link.pk for link in live]).update(state=Link.State.SUPERSEDED)
    Link.objects.bulk_create(
        Link(
            record_id=link.record_id, entity=after or before[link.record_id], file=link.file, rule="decided",
            model=link.model, hold_id=link.hold_id, by=context.current().actor, state=Link.State.CONFIRMED,
            place_path=link.place_path, owner_org_id=link.owner_org_id,
        )
        for link in live
    )  # fmt: skip


def split_records(
    person: UUID, records: Sequence[int], reason: str, *, expected_version: Mapping[UUID, int] | None = None
) -> registry.Split:
    """As `registry.split`, and the rows are linked to the new person, so that their next version goes there too."""
    with transaction.atomic():
        done = registry.split(person, records, reason, expected_version=expected_version)
        _relink(done.records, {}, done.entity)
        return done


def unsplit_records(number: int, reason: str) -> registry.Split:
    """As `registry.unsplit`; rows that still say something are linked to whom they speak of again."""
    with transaction.atomic():
        done = registry.unsplit(number, reason)
        said = registry.spoken_of(done.records)
        _relink(list(said), said, None)
        return done
