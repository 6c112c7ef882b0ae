"""Spark is asked for by name, `-m spark`: it needs Java, and a minute to begin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.benefits.engine.spark.session import Session, session


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr == "spark":
        return
    left_out = [item for item in items if item.get_closest_marker("spark")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def spark() -> Iterator[Session]:
    """One Spark for all tests."""
    running = session()
    yield running
    running.stop()
