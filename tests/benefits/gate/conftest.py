"""The toy book of the gate tests."""

from tests.benefits.engine.conftest import beijing, book

__all__ = ["beijing", "book"]
