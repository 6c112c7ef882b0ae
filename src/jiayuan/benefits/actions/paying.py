"""The way of a pay list: sealed by a second person, sent, answered by the bank, closed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits.actions.payees import freeze_payees
from jiayuan.benefits.models import PayLine, PayList
from jiayuan.benefits.paying import states
from jiayuan.benefits.paying.files import list_hash
from jiayuan.benefits.paying.returns import fits, read_answer
from jiayuan.benefits.queries.payfile import file_rows
from jiayuan.benefits.queries.paylists import paylist_in, sums
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Conflict, Refused

# What a move may touch; the database grants no more.
MOVING = (
    "state", "lock_version", "sealed_by_id", "sealed_at", "file_hash", "sent_at", "return_hash", "returned_at",
    "closed_at",
)  # fmt: skip
Effect = Callable[[PayList, Acting, bytes], None]


def _seal(paylist: PayList, acting: Acting, _data: bytes) -> None:
    if paylist.made_by_id == acting.account_id:
        raise Refused(_("编制人不能自己封存，请另一位同事复核"), code="other-person")
    if not sums(paylist).agree:
        raise Refused(_("各行、政策与评估三方合计不一致，请先处理变动"), code="sums")
    lines = list(PayLine.objects.filter(paylist=paylist).select_related("entitlement").order_by("seq"))
    payees = freeze_payees(lines, acting)
    paylist.file_hash = list_hash(file_rows(paylist, lines, payees))
    paylist.sealed_by_id, paylist.sealed_at = acting.account_id, clock.now()


def _drop(paylist: PayList, _acting: Acting, _data: bytes) -> None:
    # Its months are owed again as if it had never been made.
    PayLine.objects.filter(paylist=paylist).delete()


def _send(paylist: PayList, _acting: Acting, _data: bytes) -> None:
    paylist.sent_at = clock.now()


def _return(paylist: PayList, _acting: Acting, data: bytes) -> None:
    """All lines or none: a file that does not fit leaves no trace."""
    key = hashlib.sha256(data).hexdigest()
    if PayList.objects.filter(return_hash=key).exists():
        raise Conflict(_("这份回盘文件已经收过"), code="return-twice")
    answer = read_answer(data)
    lines = list(PayLine.objects.filter(paylist=paylist).order_by("seq"))
    fits(answer, {line.seq: line.amount for line in lines})
    for line in lines:
        line.result, line.reason = answer.lines[line.seq]
    PayLine.objects.bulk_update(lines, ["result", "reason"], batch_size=500)
    paylist.return_hash, paylist.returned_at = key, clock.now()


def _close(paylist: PayList, _acting: Acting, _data: bytes) -> None:
    paylist.closed_at = clock.now()


EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {states.SEAL: _seal, states.DROP: _drop, states.SEND: _send, states.RETURN: _return, states.CLOSE: _close}
)


def paylist_command(list_id: UUID, name: str, data: bytes = b"", *, expected_version: int | None = None) -> PayList:
    """Moves one list; `data` is the bank's file of a return. Raises NotFound, Conflict, Refused, Invalid."""
    acting = current()
    require(acting, states.PAYLISTS.move("", states.DRAFT).permission)
    # Locked before it is judged: of two people who seal the second sees that it is sealed.
    with transaction.atomic():
        paylist = paylist_in(acting.scope, list_id, lock=True)
        if expected_version is not None and paylist.lock_version != expected_version:
            raise Conflict(allowed=states.PAYLISTS.commands(paylist.state))
        move = states.PAYLISTS.move(paylist.state, name)
        require(acting, move.permission)
        EFFECTS[name](paylist, acting, data)
        paylist.state = move.to
        paylist.lock_version += 1
        paylist.save(update_fields=MOVING)
        record(f"benefits.paylist.{name}", obj=f"benefits_paylist:{paylist.pk}", n=paylist.count)
    return paylist
