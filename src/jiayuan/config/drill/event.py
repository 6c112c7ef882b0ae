"""Chapter four: an event is planned, posts are computed, incidents come in and units are sent."""

from __future__ import annotations

from dataclasses import fields

from jiayuan.command import api as command
from jiayuan.config.drill.cast import STREET
from jiayuan.config.drill.figures import CommandFigures
from jiayuan.config.drill.stage import Stage

TITLES = {"deployment": "计算布控", "incidents": "处置事件"}


def play(stage: Stage) -> CommandFigures:
    """The whole event of command's own exercise: the same rules as on the day."""
    tasks = {key: stage.progress.add_task(title, total=None) for key, title in TITLES.items()}

    def show(step: str, done: int, total: int) -> None:
        stage.progress.update(tasks[step], completed=done, total=total)

    played = command.play_event(STREET, incidents=stage.incidents, seed=stage.seed, progress=show)
    return CommandFigures(**{one.name: played[one.name] for one in fields(CommandFigures)})
