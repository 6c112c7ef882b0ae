"""Who plays the parts of an exercise, and when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING

# Three names, not one: a plan is approved by somebody who did not write it, in an exercise too.
PLANNER, APPROVER, DISPATCHER = "drill-planner", "drill-approver", "drill-dispatcher"


@contextmanager
def acting_as(name: str, place: PlacePath, at: datetime) -> Iterator[Acting]:
    with clock.frozen(at), acting_as_service(name, place=place, purpose=EVENT_STAFFING) as acting:
        yield acting
