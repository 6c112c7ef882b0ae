"""Whether what a file was approved on still stands when it is merged; other files may have come or gone meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db.models import Min

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.bodies.kinds import BODY_KINDS, BodyKind
from jiayuan.ledgers.bodies.matching import known_bodies
from jiayuan.ledgers.models import LedgerFile, Link
from jiayuan.ledgers.moving import move, whole
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.stages.outcomes import Owner
from jiayuan.ledgers.stages.rows import Row, celled
from jiayuan.registry import api as registry

MOVED = "moved"
Links = Mapping[int, Owner]
Standing = Mapping[int, tuple[bytes, UUID]]


def _is_contradicted(applied: Sequence[Row], links: Links, unchanged: Sequence[Row], before: Standing) -> bool:
    """Whether a row has lost its link, or no longer repeats what stands."""
    if any(row.record not in links for row in applied):
        return True
    return any(before.get(row.record, (b"",))[0] != bytes(row.stored.row_hash or b"") for row in unchanged)


def _others_moved(file: LedgerFile) -> bool:
    """Whether another file was merged, undone or redone since this one was matched."""
    since = Link.objects.filter(file=file).aggregate(at=Min("made_at"))["at"]
    ended = [LedgerFile.State.MERGED, LedgerFile.State.UNDONE]
    others = LedgerFile.objects.exclude(pk=file.pk).filter(state__in=ended)
    return since is not None and others.filter(changed_at__gte=since).exists()


def _texts(rows: Sequence[Row], attr: str) -> Iterator[tuple[int, str]]:
    """(record, value) of an attribute, where it can be used."""
    for row in celled(rows):
        cell = row.cells.get(attr, EMPTY)
        if cell.usable:
            yield row.record, cell.value


def _codes_given(proposed: Sequence[Row], links: Links, kind: BodyKind, scope: Scope) -> bool:
    """Whether a code has come to stand for another than the line is to be given to."""
    bearers = known_bodies(kind, scope).by_code
    given = {record: bearers[code] for record, code in _texts(proposed, kind.code) if code in bearers}
    roots = registry.counted_as([links[record].entity for record in given])
    return any(roots[links[record].entity] != who for record, who in given.items() if not links[record].hold_id)


def _is_outdated(file: LedgerFile, applied: Sequence[Row], links: Links) -> bool:
    """Whether the match would say something else today: of somebody who is gone, or of somebody who has come."""
    scope, kind = Scope(whole(PlacePath(file.place_path))), BODY_KINDS.get(file.template.family)
    proposed = [row for row in applied if links[row.record].state == Link.State.PROPOSED]
    if registry.retired(links[row.record].entity for row in proposed):
        return True
    if kind is not None:
        return _codes_given(proposed, links, kind, scope)
    new = [row for row in proposed if links[row.record].is_new and not links[row.record].hold_id]
    return bool(registry.bearers({number for _, number in _texts(new, "id_number")}, LEDGER_UPKEEP, scope))


def grounds_gone(
    file: LedgerFile, applied: Sequence[Row], links: Links, unchanged: Sequence[Row], before: Standing
) -> bool:
    """Whether the file must be matched anew before it can be merged."""
    if _is_contradicted(applied, links, unchanged, before):
        return True
    # What a second look has found again is so: people may have said that a number is not its bearer's.
    looked = any(one["code"] == MOVED for one in file.problems)
    return not looked and _others_moved(file) and _is_outdated(file, applied, links)


def look_again(file: LedgerFile) -> None:
    """Sends the file back to be matched anew; what comes of it is approved anew, too."""
    kept = [one for one in file.problems if one["code"] != MOVED]
    file.problems = [*kept, {"code": MOVED, "file": file.filename}]
    file.approver = None
    move(file, "look_again")
