"""What is kept for some seconds."""

from __future__ import annotations

from itertools import count

from jiayuan.ledgers.live.fresh import Fresh


def test_within_its_time_a_value_is_asked_for_once() -> None:
    numbers, kept = count(), Fresh[int](60)
    assert [kept.get("a", lambda: next(numbers)) for _ in range(3)] == [0, 0, 0]


def test_after_its_time_it_is_asked_for_again() -> None:
    numbers, kept = count(), Fresh[int](0)
    assert [kept.get("a", lambda: next(numbers)) for _ in range(3)] == [0, 1, 2]


def test_keys_are_kept_apart() -> None:
    kept = Fresh[str](60)
    assert [kept.get(key, lambda key=key: key) for key in ("a", "b", "a")] == ["a", "b", "a"]
