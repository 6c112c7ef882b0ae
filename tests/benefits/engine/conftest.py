"""The toy book of the engine tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from tests.benefits.engine.toy import toy


@pytest.fixture
def book(tmp_path: Path) -> RuleBook:
    """One policy: a hukou, 100 yuan."""
    return toy(tmp_path)


@pytest.fixture(scope="session")
def beijing() -> RuleBook:
    """The book that ships."""
    return load_book("bj")
