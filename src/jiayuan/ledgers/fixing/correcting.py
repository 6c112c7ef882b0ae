"""Correcting cells, one by one or all that are alike, and taking the last step back; the base is not touched."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.ledgers.fixing.corrections import keep, next_version, waiting
from jiayuan.ledgers.fixing.faults import Fault, of_places, opened
from jiayuan.ledgers.fixing.grid import FIXABLE
from jiayuan.ledgers.fixing.judging import Judge
from jiayuan.ledgers.fixing.like import alike, same_text
from jiayuan.ledgers.fixing.shapes import Fixed, Place, Typed
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.queries.files import one_file

LONGEST = 500


def fixable(file_id: UUID) -> LedgerFile:
    """The file, open for corrections. Raises NotFound, NotAllowed, Conflict (another state, or already sent)."""
    identity.require(context.current(), "ledgers.upload")
    file = one_file(file_id)
    if file.state not in FIXABLE or next_version(file) is not None:
        raise Conflict(_("这份文件不能再改了，请到它的下一版修改"), code="fix-closed")
    return file


def _one(file: LedgerFile, place: Place) -> Fault:
    found = of_places(file, [place])
    if not found:
        raise NotFound
    return found[0]


def _keep(file: LedgerFile, cells: Sequence[Typed], attr: str) -> int:
    attrs = {(cell.sheet, cell.row, cell.col): attr for cell in cells}
    kept = keep(file, cells, attrs) if cells else 0
    audit.record("ledgers.fix", obj=str(file.pk), n=kept, fields=[attr])
    return kept


def correct(file_id: UUID, cell: Typed) -> Fixed:
    """Keeps the new text of one wrong cell. Raises NotFound (nothing wrong there), Conflict, Invalid (too long)."""
    if len(cell.text) > LONGEST:
        raise Invalid(_("最多500个字"), code="fix-long")
    with transaction.atomic():
        file = fixable(file_id)
        place = (cell.sheet, cell.row, cell.col)
        fault = _one(file, place)
        if opened(file, [cell.row])[place[:2]].moved:
            raise Conflict(_("这一行的格子整体移动过，请下载标红的表格修改"), code="fix-moved")
        return Fixed(_keep(file, [cell], fault.attr))


def correct_alike(file_id: UUID, cell: Typed) -> Fixed:
    """The same text for every other cell that has the same fault and held the same text."""
    with transaction.atomic():
        file = fixable(file_id)
        place = (cell.sheet, cell.row, cell.col)
        fault = _one(file, place)
        places = same_text(alike(file, fault), fault, opened(file, [cell.row])[place[:2]])
        return Fixed(_keep(file, [Typed(*at, cell.text[:LONGEST]) for at in places], fault.attr))


def take_suggestions(file_id: UUID, place: Place) -> Fixed:
    """Every cell with this kind of fault takes its own proposal; those without one are left for a person."""
    with transaction.atomic():
        file = fixable(file_id)
        fault, judge = _one(file, place), Judge(file)
        like = alike(file, fault)
        proposed = [(one.place, judge.suggestion(one, row)) for one, row in like]
        cells = [Typed(*at, text) for at, text in proposed if text]
        return Fixed(_keep(file, cells, fault.attr), len(like) - len(cells))


def undo_fix(file_id: UUID) -> Fixed:
    """Takes back the last step of the person who asks, whatever it changed; what stood before it counts again."""
    with transaction.atomic():
        file = fixable(file_id)
        mine = waiting(file).filter(by=context.current().actor)
        last = mine.order_by("-pk").values_list("step", flat=True).first()
        cells = mine.filter(step=last).update(undone=True) if last else 0
        audit.record("ledgers.fix_undo", obj=str(file.pk), n=cells)
    return Fixed(cells)
