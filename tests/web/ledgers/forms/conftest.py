"""The office of tests.ledgers.forms for the pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from tests.ledgers.forms.conftest import office, task

__all__ = ["office", "task"]


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    """A page asked for in English would leave its language to the next test."""
    with override("zh-hans"):
        yield
