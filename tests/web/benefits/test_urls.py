"""Every address says who may open it."""

from __future__ import annotations

import pytest

from jiayuan.web.benefits.urls import urlpatterns


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: str(pattern.pattern))
def test_residents_and_staff_have_their_own_addresses(pattern: object) -> None:
    route = str(pattern.pattern)  # type: ignore[attr-defined]  # a URLPattern
    if route == "benefits/calculator/":
        # For everybody, signed in or not: nothing is kept.
        assert not hasattr(pattern.callback, "access") or pattern.callback.access.kind == "open"  # type: ignore[attr-defined]
        return
    rule = pattern.callback.access  # type: ignore[attr-defined]  # set by the decorator
    assert rule.kind == ("resident" if route.startswith("me/") else "staff")
    assert rule.permission.startswith("benefits.") or rule.kind == "resident"
