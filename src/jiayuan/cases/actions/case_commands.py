"""One command on one case: state, permission, version, guard, effects, event, audit; all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiayuan.cases.actions import checks, effects, notes
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.models import Case
from jiayuan.cases.queries.visible import find
from jiayuan.cases.rules.case_table import CASE, ENDED
from jiayuan.cases.rules.words import public
from jiayuan.cases.shapes.coming import CaseRef
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict

# Their words are written for the reporter; all other words stay inside.
PUBLIC = {"answer_directly", "decline", "ask", "approve_suspend", "reply", "message", "withdraw", "reopen"}


def command(
    number: str, name: str, *, data: Mapping[str, Any] | None = None, expected_version: int | None = None
) -> CaseRef:
    """Gives a command of the case table. Raises NotFound outside the scope, NotAllowed, Changed (with the present
    version), Conflict (naming the possible moves), Invalid (per field) or Refused."""
    acting = context.current()
    case = find(number, acting.scope)
    with hand_of(acting, case.place_path):
        deed = Deed.lock(case.pk, acting, data or {})
        deed.expect(expected_version, deed.case.version, CASE, deed.case.state)
        run(deed, name)
        return deed.save(name)


def run(deed: Deed, name: str) -> None:
    """The command's own change and what follows from it, written by the caller's `save`."""
    transition = deed.allow(CASE, deed.case.state, name)
    checks.look(transition.guard, deed)
    deed.command = name
    deed.said = public(str(deed.data.get("text", ""))) if name in PUBLIC else ""
    # Notes first: a merge hands over the due date that its effects then call off.
    notes.take(name, deed)
    effects.apply(transition.effects, deed)
    deed.step(name, transition.to)
    settle_parent(deed)


def follow(deed: Deed, name: str) -> bool:
    """A move the system makes when its guard holds; False when it does not (yet)."""
    transition = CASE.transitions.get((deed.case.state, name))
    if transition is None:
        return False
    try:
        checks.look(transition.guard, deed)
    except Conflict:
        return False
    deed.command, deed.said, deed.detail = name, "", {}
    effects.apply(transition.effects, deed)
    deed.step(name, transition.to)
    settle_parent(deed)
    return True


def settle_parent(deed: Deed) -> None:
    """When the last child has ended, the parent's own callback begins."""
    if deed.case.parent_id is None or deed.case.state not in ENDED:
        return
    deed.case.save(force_update=True)
    parent = Deed(Case.objects.select_for_update().get(pk=deed.case.parent_id), deed.acting, {}, deed.now)
    if finish(parent):
        parent.save("all_done")


def finish(deed: Deed) -> bool:
    """All done: feedback is due; where nobody can be asked, the approved result closes."""
    done = follow(deed, "all_done")
    if done and not checks.askable(deed.case):
        # Closed by the inspection, which is not the same as nobody picking up the phone.
        deed.case.outcome = "inspected"
        follow(deed, "lapse")
    return done
