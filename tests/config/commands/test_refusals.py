"""Commands that serve or work refuse a login that may do too much, in words and with exit code 1."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests import database


def start(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Under the cluster's own administrator, as if somebody had put that address into the environment."""
    url = database.admin_url().rpartition("/")[0] + f"/{settings.DATABASES['default']['NAME']}"
    own = {
        "JIAYUAN_DATA_DIR": str(tmp_path),
        "JIAYUAN_DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "jiayuan.config.settings",
    }
    line = [sys.executable, "-m", "jiayuan.config.cli", *arguments]
    return subprocess.run(line, env={**os.environ, **own}, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.django_db
def test_a_superuser_may_not_work(tmp_path: Path) -> None:
    done = start(tmp_path, "worker")
    assert done.returncode == 1
    assert "权限过高" in done.stderr
    assert "superuser" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
