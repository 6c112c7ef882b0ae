"""The acting context: set for a block, absent outside."""

from __future__ import annotations

import pytest

from jiayuan.kernel.context import Acting, current, current_or_none, entered
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import CASE_HANDLING
from jiayuan.kernel.scope import Scope


def somebody(role: str) -> Acting:
    return Acting(uuid7(), uuid7(), role, Scope(), CASE_HANDLING)


def test_nobody_acts_outside() -> None:
    assert current_or_none() is None
    with pytest.raises(NotAllowed):
        current()


def test_the_block_sets_and_restores() -> None:
    outer, inner = somebody("street_officer"), somebody("resident")
    with entered(outer):
        with entered(inner):
            assert current() is inner
        assert current() is outer
    assert current_or_none() is None


def test_an_error_restores_too() -> None:
    with pytest.raises(RuntimeError), entered(somebody("auditor")):
        raise RuntimeError
    assert current_or_none() is None
