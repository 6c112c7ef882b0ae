"""The toy book of the sheet tests."""

from tests.benefits.engine.conftest import beijing, book

__all__ = ["beijing", "book"]
