"""The door: every name opens, and the pure half needs no Django."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jiayuan.benefits import api

PURE = """
import sys
from jiayuan.benefits.api import answer, load_book
load_book("bj")
sys.exit(int("django" in sys.modules))
"""


@pytest.mark.parametrize("name", sorted(api.__all__))
def test_every_name_opens(name: str) -> None:
    assert getattr(api, name) is not None


def test_the_list_of_names_is_the_list_of_places() -> None:
    assert sorted(name for names in api.WHERE.values() for name in names) == sorted(api.__all__)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        api.nothing  # type: ignore[attr-defined]  # that is the point  # noqa: B018


def test_evaluating_needs_no_django() -> None:
    assert subprocess.run([sys.executable, "-c", PURE], check=False).returncode == 0
