"""The registered purposes, open to everybody."""

from __future__ import annotations

from jiayuan.identity.models import Purpose
from jiayuan.identity.words import Basis
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import Purpose as PurposeRef
from jiayuan.kernel.purpose import PurposeKind
from jiayuan.kernel.text import mark


def purpose_titles() -> dict[str, str]:
    """The Chinese title of each registered purpose, its newest version."""
    return dict(Purpose.objects.order_by("code", "version").values_list("code", "title"))


def find_purpose(code: str) -> PurposeRef | None:
    """The newest version of a registered purpose; None when there is none of that code."""
    row = Purpose.objects.filter(code=code).order_by("-version").first()
    return PurposeRef(row.code, PurposeKind(row.kind), row.version) if row else None


def register_purpose(code: str, kind: PurposeKind, title: str, legal_ref: str, keep: str) -> PurposeRef:
    """Registers a purpose two people have approved; one known already stays as it is.

    Raises Conflict when the code stands for another kind. The caller has the approvals and leaves the record.
    """
    known = find_purpose(code)
    if known is None:
        Purpose.objects.create(
            code=code, kind=kind.value, basis=Basis.STATUTORY.value, title=title, legal_ref=legal_ref, keep=keep
        )
        return PurposeRef(code, kind)
    if known.kind != kind:
        raise Conflict(mark("这个用途代码已经登记为另一类用途"), code="purpose-kind")
    return known
