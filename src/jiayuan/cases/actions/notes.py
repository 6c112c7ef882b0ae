"""What the commands change beside state, clocks and orders: one small function per command that needs one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiayuan.cases.actions import choosing, photos
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.merging import merge
from jiayuan.cases.actions.placing import located
from jiayuan.cases.actions.splitting import split
from jiayuan.cases.models import (
    Attachment,
    CallbackAnswer,
    CallbackTry,
    CaseReporter,
    Clock,
    ClockSegment,
    Deferral,
    OrderReturn,
    WorkOrder,
)
from jiayuan.cases.rules.duplicates import cell_of
from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark

Note = Callable[[Deed], None]
URGENCIES = ("U1", "U2", "U3", "U4", "G")


def ask(deed: Deed) -> None:
    deed.case.question, deed.case.asked_round = str(deed.data["text"])[:400], deed.case.round


def decline(deed: Deed) -> None:
    deed.case.outcome = str(deed.data["reason_code"])


def reclassify(deed: Deed) -> None:
    """The class changes, the order stays: routing is never dropped silently, both explanations are kept."""
    row = deed.book.class_of(str(deed.data.get("class_code", "")))
    before = choosing.explain(deed)
    deed.case.class_code, deed.case.class_group = row.code, row.group
    after = choosing.explain(deed)
    deed.detail = {"was": before.stored(), "would_be": after.stored()}


def relocate(deed: Deed) -> None:
    """The place of the case and of everything that hangs on it, except the events, which are history."""
    path = PlacePath(str(deed.data.get("place", "")))
    # Outside the own area the rows would be out of reach the moment they are written.
    if not deed.acting.scope.covers(path):
        raise Invalid(errors=[FieldError("place", "scope", mark("请选择您负责区域内的地点"))])
    placed, case = located(path), deed.case
    case.place_path, case.place_known, case.grid_code = placed.path, True, placed.grid_code
    if placed.point:
        (case.lon, case.lat), case.cell = placed.point, cell_of(*placed.point)
    place = {"place_path": placed.path}
    ClockSegment.objects.filter(clock__in=Clock.objects.filter(case=case)).update(**place)
    OrderReturn.objects.filter(order__in=WorkOrder.objects.filter(case=case)).update(**place)
    # Each guarded row carries its place, so each has to move, or the new community would see half a case.
    for model in (Clock, WorkOrder, CaseReporter, Deferral, Attachment, CallbackTry, CallbackAnswer):
        model._default_manager.filter(case=case).update(**place)


def set_urgency(deed: Deed) -> None:
    """Orders offered from now on follow it; a due date that stands never moves."""
    if deed.data.get("urgency") not in URGENCIES:
        raise Invalid(errors=[FieldError("urgency", "choice", mark("请选择紧急程度"))])
    deed.detail = {"was": deed.case.urgency}
    deed.case.urgency = str(deed.data["urgency"])


def conceal(deed: Deed) -> None:
    deed.case.confidential = True


def attach(deed: Deed) -> None:
    content = deed.data.get("photo")
    if not isinstance(content, bytes):
        raise Invalid(errors=[FieldError("photo", "missing", mark("请选择一张照片"))])
    phase = "before" if deed.acting.scope.subject else str(deed.data.get("phase", "after"))
    photos.attach(deed.case, content, phase=phase)


def feedback(deed: Deed) -> None:
    deed.case.outcome = f"resolved_{deed.data['resolved']}"


NOTES: Mapping[str, Note] = {
    "ask": ask,
    "decline": decline,
    "reclassify": reclassify,
    "relocate": relocate,
    "set_urgency": set_urgency,
    "conceal": conceal,
    "attach": attach,
    "merge": merge,
    "split": split,
    "record_feedback": feedback,
}


def take(command: str, deed: Deed) -> None:
    note = NOTES.get(command)
    if note:
        note(deed)
