"""PostgreSQL's programs inside the wheel."""

from __future__ import annotations

import os

import pytest

from jiayuan.config.postgres.binaries import binaries


@pytest.mark.parametrize("program", ["initdb", "pg_ctl", "postgres"])
def test_the_programs_the_launcher_needs_can_be_run(program: str) -> None:
    assert os.access(binaries() / program, os.X_OK)


def test_they_are_of_the_version_the_platform_ships() -> None:
    assert "18" in binaries().parent.name
