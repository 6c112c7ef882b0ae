"""The two doors: one for people, one for the rule book that needs no Django."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jiayuan.benefits import api, rulebook

PURE = """
import sys
from jiayuan.benefits.rulebook import answer, load_book
load_book("bj")
sys.exit(int("django" in sys.modules))
"""


@pytest.mark.parametrize("door", [api, rulebook], ids=["api", "rulebook"])
def test_every_name_opens(door: object) -> None:
    names: list[str] = door.__all__  # type: ignore[attr-defined]  # a module
    assert all(getattr(door, name) is not None for name in names)
    assert len(set(names)) == len(names)


def test_what_both_doors_open_is_the_same() -> None:
    shared = set(api.__all__) & set(rulebook.__all__)
    assert {"load_book", "answer", "Policy"} <= shared
    assert all(getattr(api, name) is getattr(rulebook, name) for name in shared)


def test_evaluating_needs_no_django() -> None:
    assert subprocess.run([sys.executable, "-c", PURE], check=False).returncode == 0
