"""The watch of a solve."""

from __future__ import annotations

import time

from jiayuan.command.optimise.watch import Watch


def test_left_and_spent_make_the_limit() -> None:
    watch = Watch(60)
    assert 0 <= watch.spent < 1
    assert 59 < watch.left <= 60


def test_left_never_goes_below_nothing() -> None:
    assert Watch(0.0).left == 0.0
    assert Watch(-1.0).left == 0.0


def test_trace_keeps_the_order_of_steps() -> None:
    watch = Watch(1)
    watch.note("greedy", 3)
    watch.note("highs", 4)
    assert [(step, value) for _, step, value in watch.trace] == [("greedy", 3.0), ("highs", 4.0)]
    assert watch.trace[0][0] <= watch.trace[1][0]


def test_waiting_costs_wall_time_but_no_cpu() -> None:
    watch = Watch(1)
    time.sleep(0.02)
    assert watch.spent >= 0.02
    assert watch.cpu_spent < watch.spent
