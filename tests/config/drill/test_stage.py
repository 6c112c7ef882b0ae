"""What every chapter is handed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from rich.progress import Progress

from jiayuan.config.drill.stage import Stage
from tests.config.drill.conftest import BEGAN


def test_items_come_in_order_with_a_tick_each() -> None:
    progress = Progress(disable=True)
    stage = Stage(progress, BEGAN)
    assert list(stage.each("步骤", "abc")) == ["a", "b", "c"]
    (task,) = progress.tasks
    assert (task.total, task.completed, task.description) == (3, 3, "步骤")


def test_a_chapter_cut_short_shows_how_far_it_came() -> None:
    progress = Progress(disable=True)
    for item in Stage(progress, BEGAN).each("步骤", range(5)):
        if item == 2:
            break
    assert progress.tasks[0].completed == 2


def test_nothing_to_do_is_a_finished_chapter() -> None:
    progress = Progress(disable=True)
    assert list(Stage(progress, BEGAN).each("步骤", [])) == []
    assert progress.tasks[0].total == 0


@pytest.mark.parametrize("delta", [{"days": 9}, {"hours": 8, "minutes": 4}, {}])
def test_moments_count_from_the_drills_beginning(delta: dict[str, float]) -> None:
    assert Stage(Progress(disable=True), BEGAN).after(**delta) == BEGAN + timedelta(**delta)
