"""Who reported: contacts are sealed for the person, findable by a blind index, and opened only by `reveal`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.cases.models import Case, CaseReporter
from jiayuan.cases.queries.visible import find
from jiayuan.identity.api import blind, open_for, require, seal_for
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.phone import Phone
from jiayuan.kernel.purpose import PurposeKind
from jiayuan.kernel.text import mark

PHONE_COLUMN = "cases_case_reporter.phone_key"


@dataclass(frozen=True, slots=True)
class Contact:
    """An opened contact; show it for a minute, never store it."""

    name: str
    phone: str


def _cell(row: CaseReporter, column: str) -> str:
    return f"cases_case_reporter.{column}:{row.pk}"


def normal_phone(text: str) -> str:
    """One spelling per number, so that equal phones have equal keys; raises Invalid."""
    return Phone(text).value


def add_reporter(
    case: Case, *, subject: UUID | None, role: str, channel: str, name: str = "", phone: str = "", own_text: str = ""
) -> CaseReporter:
    """Somebody who filed or joined. A contact without a registered person gets a subject of its own, so that it can be
    erased alone; without contact and subject the reporter is anonymous."""
    # The sealed cells need a key of their own person, even where no account stands behind the name.
    owner = subject or (uuid7() if name or phone else None)
    row = CaseReporter.objects.create(
        case=case, subject=owner, role=role, channel=channel, own_text=own_text, created_at=clock.now(),
        place_path=case.place_path, owner_org_id=case.owner_org_id,
    )  # fmt: skip
    if owner and (name or phone):
        row.name_enc = seal_for(owner, _cell(row, "name_enc"), name) if name else None
        row.phone_enc = seal_for(owner, _cell(row, "phone_enc"), normal_phone(phone)) if phone else None
        row.phone_key = blind(PHONE_COLUMN, normal_phone(phone)) if phone else None
        row.save(update_fields=["name_enc", "phone_enc", "phone_key"])
    return row


def reveal(number: str) -> list[Contact]:
    """Names and phones of a case's reporters for the one who must call. Audited; NotAllowed to the handling unit when
    the case is confidential or a report, whose calls go through the callback desk."""
    acting = context.current()
    require(acting, "cases.reveal")
    case = find(number, acting.scope)
    secret = case.confidential or case.kind == "report"
    # Statistics and tests of rules never need a telephone number.
    if acting.purpose.kind != PurposeKind.CASE or (secret and acting.role != "callback_agent"):
        raise NotAllowed(mark("这件诉求的联系方式只有回访台可以使用"), code="secret")
    rows = list(CaseReporter.objects.filter(case=case).exclude(subject=None).order_by("id"))
    subjects = [row.subject for row in rows if row.subject]
    record("cases.reveal", obj=f"cases_case:{case.pk}", subjects=subjects, fields=["name", "phone"])
    return [Contact(_opened(row, "name_enc"), _opened(row, "phone_enc")) for row in rows]


def _opened(row: CaseReporter, column: str) -> str:
    sealed = getattr(row, column)
    return open_for(row.subject, _cell(row, column), bytes(sealed)) if sealed and row.subject else ""
