"""The town of tests.registry.care for the pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from tests.registry.care.conftest import storm, town

__all__ = ["storm", "town"]


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    """A page asked for in English would leave its language to the next test."""
    with override("zh-hans"):
        yield
