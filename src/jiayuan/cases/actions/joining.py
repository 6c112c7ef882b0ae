"""Joining a case that is already there."""

from __future__ import annotations

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.actions.reporters import add_reporter
from jiayuan.cases.models import Case, CaseReporter
from jiayuan.cases.rules.case_table import CASE, LIVE
from jiayuan.cases.rules.numbers import parse
from jiayuan.cases.rules.words import FOLLOWS, public
from jiayuan.cases.shapes.coming import CaseRef
from jiayuan.identity.api import require
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound


def join(number: str, *, words: str = "", follow_only: bool = False) -> CaseRef:
    """ "The same, keep me posted": the resident becomes a reporter of a case that others may see."""
    acting = context.current()
    require(acting, "cases.receive")
    subject = acting.scope.subject
    if subject is None or acting.scope.place is None:
        raise NotFound
    street = acting.scope.place.ancestors()[-2].value
    with hand_of(acting, street):
        deed = Deed.lock(_open_to_join(number, street), acting, {})
        known = CaseReporter.objects.filter(case=deed.case, subject=subject)
        if not known.exists():
            role = FOLLOWS if follow_only else "joined"
            add_reporter(deed.case, subject=subject, role=role, channel="web", own_text=public(words)[:1000])
        # Who looked on and now says "mine too" is asked afterwards like every reporter; never the other way round.
        elif not follow_only:
            known.filter(role=FOLLOWS).update(role="joined", own_text=public(words)[:1000])
        name = "follow" if follow_only else "join"
        deed.step(name, deed.allow(CASE, deed.case.state, name).to)
        return deed.save(name)


def _open_to_join(number: str, street: str) -> int:
    found = Case.objects.filter(pk=parse(number), place_path__startswith=street, confidential=False, state__in=LIVE)
    pk = found.values_list("pk", flat=True).first()
    if pk is None:
        raise NotFound
    return int(pk)
