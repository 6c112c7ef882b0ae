"""What stands open of some people: asked when what was known about them is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.cases.queries.visible import visible
from jiayuan.cases.rules.case_table import LIVE
from jiayuan.kernel.scope import Scope


def open_cases(people: Sequence[UUID], scope: Scope) -> list[tuple[int, UUID, str]]:
    """(case, filer, state) of every case in scope that these people filed and that is still worked on."""
    rows = visible(scope).filter(subject__in=list(people), state__in=LIVE)
    found = rows.order_by("pk").values_list("pk", "subject", "state")
    return [(number, subject, state) for number, subject, state in found if subject]
