"""Photos of a case."""

from __future__ import annotations

import hashlib

from jiayuan.cases.models import Attachment, Case
from jiayuan.kernel import clock
from jiayuan.kernel.pictures import not_a_picture, recoded
from jiayuan.kernel.text import mark

MOST = 6


def attach(case: Case, content: bytes, *, phase: str = "before", order_id: int | None = None) -> Attachment:
    """Adds a photo to a case, once however often it is sent."""
    clean, width, height = recoded(content)
    digest = hashlib.sha256(clean).hexdigest()
    present = Attachment.objects.filter(case=case)
    known = present.filter(sha256=digest).first()
    if known:
        return known
    if present.filter(phase=phase).count() >= MOST:
        raise not_a_picture(mark("每件诉求最多六张照片"))
    return Attachment.objects.create(
        case=case, order_id=order_id, phase=phase, sha256=digest, content=clean, width=width, height=height,
        created_at=clock.now(), place_path=case.place_path, owner_org_id=case.owner_org_id, subject=case.subject,
    )  # fmt: skip
