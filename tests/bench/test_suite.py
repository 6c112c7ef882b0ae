"""A bench never fills the base that people work on, whoever starts it."""

from __future__ import annotations

import os
import subprocess
import sys


def test_the_suite_s_own_database_is_taken_whatever_settings_were_handed_on() -> None:
    told = "import bench.suite; from django.conf import settings; print(settings.SETTINGS_MODULE)"
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "jiayuan.config.settings"}
    done = subprocess.run([sys.executable, "-c", told], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "tests.settings"
