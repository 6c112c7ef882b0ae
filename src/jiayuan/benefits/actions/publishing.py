"""Publishing a rule book: checked cases, two people, one version a day."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits.books import checked_book
from jiayuan.benefits.engine.worked import check_cases
from jiayuan.benefits.models import RulebookVersion
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Refused


def publish_book(author: UUID, name: str = "bj") -> RulebookVersion:
    """The acting person approves what `author` wrote. Raises Refused for failing cases or one's own work."""
    acting = current()
    require(acting, "benefits.publish")
    # Two people for every change of law as data.
    if author == acting.account_id:
        raise Refused(_("规则要由另一个人复核后发布"), code="second-person")
    # What is approved is what lies there, never the last good book in its place.
    book = checked_book(name)
    if any(finding.grave for finding in check_cases(book)[1]):
        raise Refused(_("还有算例不通过，不能发布"), code="cases")
    try:
        with transaction.atomic():
            version = RulebookVersion.objects.create(
                jurisdiction=book.jurisdiction,
                hash=book.hash,
                state=RulebookVersion.State.PUBLISHED,
                author_id=author,
                approver_id=acting.account_id,
                published_at=clock.now(),
                published_on=clock.today(),
            )
    except IntegrityError as twice:
        raise Conflict(_("今天已经发布过一版"), code="one-a-day") from twice
    record("benefits.book.publish", obj=f"book:{book.hash[:16]}")
    return version
