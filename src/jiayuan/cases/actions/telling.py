"""What reporters are told about their case: numbers and states go into the inbox, never words of the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from jiayuan.cases.actions.hands import SERVICE
from jiayuan.cases.models import Case, CaseReporter
from jiayuan.identity.api import acting_as_service, send_message
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING

# Who has it changed, a question, the date moved, solved? Anything else would be noise.
TOLD = {
    "receive", "dispatch", "ask", "approve_suspend", "resume", "review_due", "extend", "accept_return", "all_done",
    "answer_directly", "decline", "merge", "reopen", "record_feedback", "lapse",
}  # fmt: skip


def reporters(case: Case) -> list[CaseReporter]:
    """Everybody to be told and called back: the case's own and those of cases merged into it."""
    merged = Case.objects.filter(merged_into=case.pk).values_list("pk", flat=True)
    return list(CaseReporter.objects.filter(case_id__in=[case.pk, *merged]).order_by("id"))


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
    refs = {"number": case.number, "state": case.state}
    with _placed(case, acting):
        for subject in sorted(
            {row.subject for row in reporters(case) if row.subject and row.channel == "web"}, key=str
        ):
            send_message(subject, f"case.{worth[-1]}", refs, f"case:{case.pk}:{case.version}:{subject}")


def ring(members: Sequence[UUID], case: Case) -> None:
    """An urgent case is laid before the people on duty at once."""
    for member in members:
        send_message(member, "case.urgent", {"number": case.number}, f"case:{case.pk}:urgent:{member}")
