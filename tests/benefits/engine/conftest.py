"""The toy book of the engine tests."""

from __future__ import annotations

import pytest

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from tests.benefits.engine.toy import toy


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    """One policy: a hukou, 100 yuan. Frozen, so one serves all tests."""
    return toy(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="session")
def beijing() -> RuleBook:
    """The book that ships."""
    return load_book("bj")
