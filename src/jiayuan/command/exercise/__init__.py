"""A whole event played through the real doors, on a clock of its own: from the plan to the after-action report."""

from jiayuan.command.exercise.deciding import sent_of
from jiayuan.command.exercise.demo import seed_demo_event
from jiayuan.command.exercise.opening import Played, open_event
from jiayuan.command.exercise.playing import play_event

__all__ = ["Played", "open_event", "play_event", "seed_demo_event", "sent_of"]
