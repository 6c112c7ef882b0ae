"""The same demand sent twice is one case: a double click, a second tab, a field app that lost its answer."""

from __future__ import annotations

import hashlib

from django.db import connection

from jiayuan.cases.actions.deed import ref_of
from jiayuan.cases.models import Case
from jiayuan.cases.shapes.coming import CaseRef, NewCase
from jiayuan.kernel.context import Acting


def key_of(acting: Acting, new: NewCase) -> str:
    return hashlib.sha256(f"{acting.account_id}:{new.idem_key}".encode()).hexdigest() if new.idem_key else ""


def earlier_send(acting: Acting, new: NewCase) -> CaseRef | None:
    """The case of an earlier send; a lock on the key makes two sends at once wait for each other."""
    key = key_of(acting, new)
    if not key:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    found = Case.objects.filter(idem_key=key).first()
    return ref_of(found) if found else None
