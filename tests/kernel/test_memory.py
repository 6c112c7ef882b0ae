"""Freed memory goes back; where it cannot, nothing happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.kernel import memory

CLEAR = Path("/proc/self/statm")


def resident() -> int:
    """Pages of this process that are in memory."""
    return int(CLEAR.read_text().split()[1])


@pytest.mark.skipif(memory._trim() is None, reason="no glibc")
def test_many_freed_blocks_leave_the_process() -> None:
    # Too large for Python's own pools, too small to be mapped one by one; the last one holds the heap's end.
    blocks = [bytearray(60_000) for _ in range(2_000)]
    last = bytearray(60_000)
    blocks.clear()
    before = resident()
    memory.give_back()
    assert resident() <= before
    assert len(last) == 60_000


def test_without_such_a_call_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_trim", lambda: None)
    memory.give_back()
