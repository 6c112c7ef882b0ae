"""Parts nobody began before their day are closed by the clock."""

from __future__ import annotations

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers.forms.rules.states import FORM_TRANSITIONS
from jiayuan.ledgers.models import FormTask


def expire_tasks(place: PlacePath) -> int:
    """Closes the untouched parts of a place whose day has passed; the number closed. May run twice."""
    with identity.acting_as_service("ledgers", place=place, purpose=FORM_PREFILL):
        late = FormTask.objects.filter(state=FormTask.State.OPEN, spec__due__lt=clock.today())
        move = FORM_TRANSITIONS.move(FormTask.State.OPEN, "expire")
        closed = late.update(state=move.to, changed_at=clock.now())
        audit.record("ledgers.form.expire", n=closed)
    return closed
