"""What reporters are told about their case: numbers and states go into the inbox, never words of the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from jiayuan.cases.actions.hands import SERVICE
from jiayuan.cases.models import Case, CaseReporter, Clock, WorkOrder
from jiayuan.identity.api import acting_as_service, on_duty, send_message
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING

# The roster that dispatches is the one that is rung: it is staffed day and night.
DISPATCH_QUEUE = "dispatch"
# Who has it changed, a question, the date moved, solved? Anything else would be noise.
TOLD = {
    "receive", "dispatch", "ask", "approve_suspend", "resume", "review_due", "extend", "accept_return", "all_done",
    "answer_directly", "decline", "merge", "reopen", "record_feedback", "lapse",
}  # fmt: skip


def reporters(case: Case) -> list[CaseReporter]:
    """Everybody to be told and called back: the case's own and those of cases merged into it."""
    known, fresh = [case.pk], [case.pk]
    # What was merged into a merged case comes along: nobody is lost on the second step.
    while fresh:
        fresh = list(Case.objects.filter(merged_into__in=fresh).exclude(pk__in=known).values_list("pk", flat=True))
        known += fresh
    return list(CaseReporter.objects.filter(case_id__in=known).order_by("id"))


@contextmanager
def _placed(case: Case, acting: Acting) -> Iterator[None]:
    """A firm without a place of its own may not write into inboxes; the service does."""
    if acting.scope.place is not None:
        yield
        return
    with acting_as_service(SERVICE, place=PlacePath(case.place_path), purpose=CASE_HANDLING, on_behalf_of=acting):
        yield


def tell(case: Case, commands: Sequence[str], acting: Acting) -> None:
    """One message per reporter for the last change worth telling."""
    worth = [command for command in commands if command in TOLD]
    if not worth:
        return
    _send(case, f"case.{worth[-1]}", acting)


def _send(case: Case, template: str, acting: Acting) -> None:
    # A date is a number, not a word of the case: "the date moved" is no use without it.
    refs = {"state": case.state, "due": case.due_at.isoformat() if case.due_at else ""}
    with _placed(case, acting):
        # Only who came by the web has an inbox; callers are called. The number is the one each of them knows: a case
        # that another was merged into is a stranger's.
        found: dict[UUID, int] = {}
        for row in sorted(reporters(case), key=lambda row: row.case_id != case.pk):
            if row.subject and row.channel == "web":
                found.setdefault(row.subject, row.case_id)
        for subject in sorted(found, key=str):
            told = {"number": str(found[subject]), **refs}
            send_message(subject, template, told, f"case:{case.pk}:{case.version}:{subject}")


def tell_late(case: Case, acting: Acting) -> None:
    """The promised date has passed: said before anybody has to ask."""
    _send(case, "case.overdue", acting)


def lay_before(case: Case, kind: str, area: PlacePath, now: datetime) -> int:
    """Tells the nearest duty desk at or above `area` that a clock ran out, and returns how many people were told.

    Nobody on duty is no reason to fail: the case stands in the list of supervised cases either way.
    """
    members = on_duty(DISPATCH_QUEUE, area, now)
    nearest = [member for member in members if member.place == members[0].place]
    refs = {"number": case.number, "clock": kind}
    # The key holds round and kind, so no second sweep and no second clock of the kind says it again.
    keys = (f"case:{case.pk}:escalated:{case.round}:{kind}:{member.account_id}" for member in nearest)
    sent = [
        send_message(member.account_id, "case.escalated", refs, key) for member, key in zip(nearest, keys, strict=True)
    ]
    return sum(sent)


def warn_assignee(clock: Clock) -> bool:
    """The one who signed hears at four fifths of the term, while there is still time."""
    order = WorkOrder.objects.filter(pk=clock.owner_key).only("assignee").first() if clock.owner == "order" else None
    if order is None or order.assignee is None:
        return False
    refs = {"number": str(clock.case_id), "due": clock.due_at.isoformat() if clock.due_at else ""}
    return send_message(
        order.assignee, "case.warning", refs, f"case:{clock.case_id}:warning:{clock.pk}:{order.assignee}"
    )


def ring(members: Sequence[UUID], case: Case) -> None:
    """An urgent case is laid before the people on duty at once."""
    for member in members:
        send_message(member, "case.urgent", {"number": case.number}, f"case:{case.pk}:urgent:{member}")
