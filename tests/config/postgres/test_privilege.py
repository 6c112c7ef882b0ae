"""PostgreSQL's programs never run as root."""

from __future__ import annotations

import os
import subprocess

from jiayuan.config.postgres.privilege import launch


def test_started_programs_are_not_root() -> None:
    done = subprocess.run([*launch().prefix, "id", "-u"], capture_output=True, text=True, check=True)
    assert int(done.stdout) != 0


def test_an_ordinary_user_needs_no_prefix() -> None:
    if os.geteuid() != 0:
        assert launch().prefix == ()


def test_files_belong_to_who_runs_the_server() -> None:
    assert launch().uid in (0, os.geteuid(), 65534)
