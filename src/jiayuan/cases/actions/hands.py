"""By whose hand a change is written: staff write themselves, for residents the module's service does it for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING

SERVICE = "cases"


@contextmanager
def hand_of(acting: Acting, place: str) -> Iterator[None]:
    """Residents have no right to write: after the check of what they may do, the service writes inside the place.

    Either way all of it is one transaction (or savepoint): a refusal half-way leaves nothing behind.
    """
    if acting.scope.subject is None:
        with transaction.atomic():
            yield
        return
    # The person stays the actor in events and audit; only the hand that writes is another.
    with acting_as_service(SERVICE, place=PlacePath(place), purpose=CASE_HANDLING, on_behalf_of=acting):
        yield
