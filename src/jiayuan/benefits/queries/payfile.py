"""The file of a sealed list, again and again the same: for the bank with accounts, for the office without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits.models import PayLine, PayList
from jiayuan.benefits.paying.files import Row, as_csv, as_xlsx, list_hash
from jiayuan.benefits.queries.payees import Payee, payees_of
from jiayuan.benefits.queries.paylists import paylist_in
from jiayuan.benefits.rules import DECIDE
from jiayuan.identity.api import require
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Refused
from jiayuan.kernel.scope import Scope

Form = Literal["csv", "gb18030", "xlsx"]
FORMS: tuple[Form, ...] = ("csv", "gb18030", "xlsx")


@dataclass(frozen=True, slots=True)
class PayFile:
    name: str
    content: bytes
    media_type: str


def pay_form(text: str) -> Form:
    """The form of that name, CSV for any other."""
    return next((form for form in FORMS if form == text), FORMS[0])


def file_rows(paylist: PayList, lines: Sequence[PayLine], payees: Mapping[int, Payee]) -> list[Row]:
    """Lines as rows, accounts in plain; the policy by its code, which no new edition of the book renames."""
    return [
        Row(
            seq=line.seq,
            name=payees[line.seq].name,
            id_last4=payees[line.seq].id_last4,
            account=payees[line.seq].account,
            amount=line.amount,
            policy=paylist.policy,
            month=line.month,
            entitlement=line.entitlement_id,
        )
        for line in lines
    ]


def pay_file(scope: Scope, list_id: UUID, form: Form = "csv", *, bank: bool = False) -> PayFile:
    """The file of a sealed list; `bank` with accounts. One audit record. Raises Conflict before it is sealed."""
    require(current(), DECIDE)
    paylist = paylist_in(scope, list_id)
    if paylist.sealed_at is None:
        raise Conflict(_("清册还没有封存"), code="not-sealed")
    lines = list(PayLine.objects.filter(paylist=paylist).order_by("seq"))
    rows = file_rows(paylist, lines, payees_of(lines))
    # Whoever changed a line behind the triggers' back would pay somebody else.
    if list_hash(rows) != paylist.file_hash:
        raise Refused(_("清册内容与封存时不一致，已停止导出"), code="hash")
    shown = rows if bank else [replace(row, account="") for row in rows]
    people = list(dict.fromkeys(line.person for line in lines))
    fields = ["name", "id_number", *(["account"] if bank else [])]
    record("benefits.paylist.file", obj=f"benefits_paylist:{paylist.pk}", subjects=people, fields=fields)
    stem = f"paylist-{paylist.month:%Y%m}-{paylist.pk.hex[-8:]}{'-bank' if bank else ''}"
    if form == "xlsx":
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return PayFile(f"{stem}.xlsx", as_xlsx(shown, paylist.file_hash), sheet)
    encoding: Literal["utf-8", "gb18030"] = "gb18030" if form == "gb18030" else "utf-8"
    return PayFile(f"{stem}.csv", as_csv(shown, paylist.file_hash, encoding), f"text/csv; charset={encoding}")
