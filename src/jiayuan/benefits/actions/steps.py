"""The office's steps on one matter: each with its clock, closed together when it is decided."""

from __future__ import annotations

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.calendars import due
from jiayuan.benefits.models import CheckStep


def begin_steps(deed: Deed) -> list[CheckStep]:
    """The steps of the document, their clocks running from today; unsaved steps of an earlier round are closed."""
    begun, steps = deed.today, []
    # Each limit begins where the one before it ends, as the document lays down.
    for clock in deed.policy.clocks:
        last = due(begun, clock.days, working=clock.working)
        steps.append(CheckStep(**deed.placed, step=clock.step, due=last, cite=clock.cite))
        begun = last or begun
    # A matter that comes back begins its clocks anew; the old ones stay in the file.
    CheckStep.objects.filter(offer=deed.offer, done_at=None).update(done_at=deed.now, outcome="replaced")
    return CheckStep.objects.bulk_create(steps)


def end_steps(deed: Deed, outcome: str) -> None:
    """Closes what is open with one decision, in the name of whoever decides."""
    open_steps = CheckStep.objects.filter(offer=deed.offer, done_at=None)
    # A step that has words of its own keeps them: the list of papers is what the person was asked for.
    open_steps.filter(note="").update(note=deed.data.get("note", "")[:300])
    open_steps.update(done_by_id=deed.acting.account_id, done_at=deed.now, outcome=outcome)


def decision(deed: Deed, step: str, *, cite: str, note: str, outcome: str) -> None:
    """A decision stands in the file with its clause and its decider, so that an appeal finds who decided first."""
    CheckStep.objects.create(
        **deed.placed,
        step=step,
        cite=cite,
        note=note,
        done_by_id=deed.acting.account_id,
        done_at=deed.now,
        outcome=outcome,
    )


def last_decider(deed: Deed) -> CheckStep | None:
    """The step that was decided last by a person; replaced steps have nobody's name."""
    return CheckStep.objects.filter(offer=deed.offer).exclude(done_by_id=None).order_by("-done_at", "-id").first()
