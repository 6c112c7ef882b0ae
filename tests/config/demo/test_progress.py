"""Steps: done in order, measured, quiet when asked."""

from __future__ import annotations

import pytest

from jiayuan.config.demo.progress import Steps


def test_a_step_returns_what_it_made_and_is_timed() -> None:
    with Steps(2, quiet=True) as steps:
        assert steps.run("地点", lambda: 3) == 3
        assert steps.run("居民", lambda: "done") == "done"
    assert list(steps.seconds) == ["地点_s", "居民_s"]


def test_an_error_stops_the_bar_and_goes_on() -> None:
    def broken() -> int:
        raise RuntimeError

    with pytest.raises(RuntimeError), Steps(1, quiet=True) as steps:
        steps.run("地点", broken)
    assert steps.seconds == {}
