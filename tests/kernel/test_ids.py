"""Version 7 ids: ordered by time, well formed."""

from __future__ import annotations

import time
from uuid import UUID

import pytest

from jiayuan.kernel.ids import uuid7, uuid7_at


def test_version_and_variant() -> None:
    made = uuid7()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_later_ids_are_greater() -> None:
    first = uuid7()
    time.sleep(0.002)
    assert uuid7() > first


def test_many_ids_differ() -> None:
    assert len({uuid7() for _ in range(10_000)}) == 10_000


def test_the_time_is_in_the_first_48_bits() -> None:
    before = time.time_ns() // 1_000_000
    assert before <= uuid7().int >> 80 <= time.time_ns() // 1_000_000


@pytest.mark.parametrize("random", [0, 1, (1 << 62) - 1, 1 << 62, (1 << 74) - 1])
def test_given_bits_make_the_same_id_again(random: int) -> None:
    made = uuid7_at(1_700_000_000_000, random)
    assert made == uuid7_at(1_700_000_000_000, random)
    assert (made.version, UUID(str(made)).int >> 80) == (7, 1_700_000_000_000)
