"""Keys of pages in the order (due_at, id): pages join without gap or overlap, and nothing is counted."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from jiayuan.kernel.errors import NotFound


def beyond(due: str, pk: int) -> Q:
    """Rows after a key in the order (due_at, id), where no due date comes last."""
    # No due date sorts last, as PostgreSQL puts nulls.
    if not due:
        return Q(due_at=None, pk__gt=pk)
    try:
        at = datetime.fromisoformat(due)
    except ValueError as problem:
        raise NotFound from problem
    return Q(due_at__gt=at) | Q(due_at=at, pk__gt=pk) | Q(due_at=None)
