"""The registered purposes, open to everybody."""

from __future__ import annotations

from jiayuan.identity.models import Purpose


def purpose_titles() -> dict[str, str]:
    """The Chinese title of each registered purpose, its newest version."""
    return dict(Purpose.objects.order_by("code", "version").values_list("code", "title"))
