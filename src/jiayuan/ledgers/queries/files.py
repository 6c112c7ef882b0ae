"""Files as their owners see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.progress import progress_of
from jiayuan.ledgers.rules import approval
from jiayuan.ledgers.rules.files import FILE_TRANSITIONS
from jiayuan.ledgers.rules.foretold import plain, unpacked
from jiayuan.ledgers.rules.messages import FILE
from jiayuan.ledgers.shapes import Contradiction, FileRef
from jiayuan.registry import api as registry

PAGE = 50


HUMAN = frozenset({"confirm_mapping", "approve", "undo", "redo", "cancel", "retry"})


def in_scope(scope: Scope) -> Q:
    """The condition on rows of an office: its place in the scope's, or the office itself."""
    condition = Q(pk__in=[])
    if scope.place:
        lo, hi = scope.place.bounds()
        condition |= Q(place_path__gte=lo, place_path__lt=hi)
    if scope.orgs:
        condition |= Q(owner_org_id__in=sorted(scope.orgs))
    return condition


def visible(scope: Scope) -> QuerySet[LedgerFile]:
    """The files the scope may see; the object check is this query filtered by pk."""
    return LedgerFile.objects.filter(in_scope(scope)).select_related("template")


def one_file(file_id: UUID) -> LedgerFile:
    found = visible(context.current().scope).filter(pk=file_id).first()
    if found is None:
        raise NotFound
    return found


def problem_text(problem: dict[str, Any]) -> str:
    """A problem of the whole file in words, naming sheet, row and column."""
    words = {"file": "", "sheet": "", "row": "", "column": "", "last": ""} | problem
    return gettext(FILE[problem["code"]]).format(**words)


def stops(file: LedgerFile) -> list[str]:
    """What must be said before an approval: that somebody else approves, that it is the right file."""
    if file.state != "previewed":
        return []
    return approval.stops(file.counts, limits())


def _unstored(file: LedgerFile) -> list[str]:
    pairs = (pair for sheet in file.mapping for pair in zip(sheet["headers"], sheet["columns"], strict=False))
    return list(dict.fromkeys(header for header, attr in pairs if header.strip() and not attr))


def _contradictions(file: LedgerFile) -> list[Contradiction]:
    """What the merge would contradict; afterwards the questions themselves tell."""
    if file.state not in ("previewed", "approved"):
        return []
    found = unpacked(file.counts)
    return [
        Contradiction(gettext(registry.attr(one.attr).label), one.values, one.wins, one.stays, one.asked)
        for one in found
    ]


def file_ref(file: LedgerFile, offices: dict[int, str] | None = None) -> FileRef:
    """The file as its owners see it."""
    name = offices.get(file.office) if offices else None
    return FileRef(
        id=file.pk, filename=file.filename, template=file.template.code, title=file.template.title, office=file.office,
        office_name=name if name is not None else registry.organisation(file.office).name, state=file.state,
        state_label=str(LedgerFile.State(file.state).label), version=file.version, mode=file.mode, as_of=file.as_of,
        created_at=file.created_at, merged_at=file.merged_at, counts=plain(file.counts),
        problems=[problem_text(problem) for problem in file.problems], fail_code=file.fail_code,
        commands=[name for name in FILE_TRANSITIONS.commands(file.state) if name in HUMAN],
        stops=stops(file), mine=context.current().actor == file.uploader, unstored=_unstored(file),
        progress=progress_of(file), contradictions=_contradictions(file),
    )  # fmt: skip


def status(file_id: UUID) -> FileRef:
    """One file; NotFound out of scope."""
    return file_ref(one_file(file_id))


def list_files(
    scope: Scope, *, before: datetime | None = None, limit: int = PAGE, template: str = "", states: Iterable[str] = ()
) -> list[FileRef]:
    """The newest files of the scope; `before` is the created_at of the last one seen. One template or some states."""
    rows = visible(scope).order_by("-created_at", "-pk")
    if template:
        rows = rows.filter(template__code=template)
    if wanted := list(states):
        rows = rows.filter(state__in=wanted)
    if before is not None:
        rows = rows.filter(created_at__lt=before)
    found = list(rows[:limit])
    offices = {number: registry.organisation(number).name for number in {file.office for file in found}}
    audit.record("ledgers.list", n=len(found))
    return [file_ref(file, offices) for file in found]
