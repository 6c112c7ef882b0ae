"""The versions of the rule book, newest first, and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.benefits.books import HOME_BOOK
from jiayuan.benefits.inforce import version_in_force
from jiayuan.benefits.models import RulebookVersion
from jiayuan.identity.api import require
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound

# The page shows the last ones; older ones are found by the audit.
SHOWN = 50
HEAVY = ("files", "findings", "diff")


def book_versions() -> tuple[Sequence[RulebookVersion], int | None]:
    """The newest versions without their files, and which of them is in force (None: the book as it ships)."""
    require(current(), "benefits.rules")
    found = list(RulebookVersion.objects.filter(jurisdiction=HOME_BOOK).defer(*HEAVY).order_by("-pk")[:SHOWN])
    in_force = version_in_force()
    return found, in_force.pk if in_force is not None else None


def book_version(number: int) -> RulebookVersion:
    """One version with everything; raises NotFound."""
    require(current(), "benefits.rules")
    found = RulebookVersion.objects.filter(jurisdiction=HOME_BOOK, pk=number).first()
    if found is None:
        raise NotFound
    return found
