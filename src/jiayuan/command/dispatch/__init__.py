"""Which units to send (spec command 4.7, rules 2 to 4 and 8). Pure: the same in live, drill and replay."""

from jiayuan.command.dispatch.advising import advise
from jiayuan.command.dispatch.losing import cover_losses
from jiayuan.command.dispatch.reasons import REASONS, excluded_for
from jiayuan.command.dispatch.values import Advice, Call, Candidate, Option

__all__ = ["REASONS", "Advice", "Call", "Candidate", "Option", "advise", "cover_losses", "excluded_for"]
