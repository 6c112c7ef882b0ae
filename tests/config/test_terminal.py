"""Words on stderr, results on stdout."""

from __future__ import annotations

import pytest

from jiayuan.config.terminal import progress, say


def test_words_leave_stdout_free(capsys: pytest.CaptureFixture[str]) -> None:
    say("[green]✓[/green] 完成")
    out, err = capsys.readouterr()
    assert (out, err) == ("", "✓ 完成\n")


def test_a_bar_shows_what_is_done_of_how_much() -> None:
    with progress() as bars:
        task = bars.add_task("步骤", total=3)
        bars.advance(task, 2)
        assert (bars.tasks[0].completed, bars.tasks[0].total) == (2, 3)
