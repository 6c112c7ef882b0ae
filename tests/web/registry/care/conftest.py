"""The town of tests.registry.care for the pages."""

from tests.registry.care.conftest import storm, town

__all__ = ["storm", "town"]
