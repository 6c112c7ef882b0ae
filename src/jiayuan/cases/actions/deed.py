"""One deed: a locked case, who acts, what was said, and the events it leaves. Nothing is written before `save`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jiayuan.audit.api import record
from jiayuan.cases.actions.telling import tell
from jiayuan.cases.book import Book
from jiayuan.cases.events import CaseMoved
from jiayuan.cases.models import Case, CaseEvent
from jiayuan.cases.queries.possible import moves
from jiayuan.cases.rules.case_table import ENDED
from jiayuan.cases.rules.guards import check
from jiayuan.cases.shapes.coming import CaseRef, Changed
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.events import publish
from jiayuan.kernel.states import StateTable, Transition
from jiayuan.kernel.text import mark

OUTCOMES = {"withdraw": "withdrawn", "answer_directly": "answered", "merge": "merged", "lapse": "unreached"}


@dataclass
class Deed:
    """`acting` is who asked, which for residents differs from the hand that writes."""

    case: Case
    acting: Acting
    data: Mapping[str, Any] = field(default_factory=dict)
    now: datetime = field(default_factory=clock.now)
    events: list[CaseEvent] = field(default_factory=list)
    said: str = ""
    command: str = ""
    detail: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.book = Book(self.now)

    @classmethod
    def lock(cls, case_id: int, acting: Acting, data: Mapping[str, Any]) -> Deed:
        """Takes the case for this transaction, so two deeds never see the same version."""
        return cls(Case.objects.select_for_update().get(pk=case_id), acting, data)

    def expect(self, version: int | None, present: int, table: StateTable, state: str) -> None:
        """Raises Changed when the page the person looked at is no longer true."""
        if version is not None and version != present:
            message = mark("别人刚刚更新了这件诉求，请看最新情况后再决定")
            raise Changed(message, version=present, state=state, allowed=moves(self.acting, table, state))

    def allow(self, table: StateTable, state: str, command: str) -> Transition:
        """The transition, after state, permission and input were looked at; raises Conflict, NotAllowed, Invalid."""
        transition = table.move(state, command)
        require(self.acting, transition.permission)
        errors = check(transition.guard, self.data)
        if errors:
            raise Invalid(errors=errors)
        return transition

    def step(self, command: str, to: str) -> None:
        """Moves the case and writes the event of it."""
        before, self.case.state = self.case.state, to
        # Set once per round: reopening clears it, notes on an ended case cannot happen.
        if to in ENDED and before not in ENDED:
            self.case.ended_at = self.now
            self.case.outcome = self.case.outcome or OUTCOMES.get(command, command)
        self.event(command, before, to)

    def event(self, command: str, before: str, to: str, order_id: int | None = None, **detail: object) -> None:
        """One change, one event, one version."""
        case = self.case
        case.version += 1
        self.events.append(
            CaseEvent(
                case=case, seq=case.version, at=self.now, actor=self.acting.actor, actor_role=self.acting.role,
                command=command, from_state=before, to_state=to, order_id=order_id,
# The column's width; codes of our own are shorter.
                reason_code=str(self.data.get("reason_code", ""))[:24], public_text=self.said,
                detail={**self.detail, **detail},
                place_path=case.place_path, owner_org_id=case.owner_org_id, subject=case.subject,
            )
        )  # fmt: skip

    def save(self, act: str, n: int | None = None) -> CaseRef:
        """Writes case and events, the audit record, the reporters' messages, and announces the last fact."""
        # Case first: the events' policies look at the place the case has now.
        self.case.save(force_update=True)
        CaseEvent.objects.bulk_create(self.events)
        subjects = [self.case.subject] if self.case.subject else []
        record(f"cases.{act}", obj=f"cases_case:{self.case.pk}", subjects=subjects, n=n)
        tell(self.case, [event.command for event in self.events], self.acting)
        last = self.events[-1]
        publish(CaseMoved(self.case.pk, last.command, self.case.state, self.case.lead_unit))
        return ref_of(self.case, self.book)


def ref_of(case: Case, book: Book | None = None) -> CaseRef:
    name = book.class_name(case.class_code) if book else ""
    return CaseRef(
        case.number, case.state, case.version, case.due_at, case.unit_name, case.lead_unit, case.urgency, name
    )
