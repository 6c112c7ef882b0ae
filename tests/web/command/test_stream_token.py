"""The short token of the stream."""

from __future__ import annotations

import pytest

from jiayuan.kernel.ids import uuid7
from jiayuan.web.command.stream_token import Claim, issue, read

CLAIM = Claim(uuid7(), 7, uuid7())


def test_token_says_what_was_claimed() -> None:
    assert read(issue(CLAIM)) == CLAIM


@pytest.mark.parametrize("token", ["", "x", "a:b:c"])
def test_forged_token_is_nothing(token: str) -> None:
    assert read(token) is None


def test_changed_token_is_nothing() -> None:
    assert read("A" + issue(CLAIM)) is None


def test_old_token_is_nothing() -> None:
    assert read(issue(CLAIM), life_s=-1) is None
