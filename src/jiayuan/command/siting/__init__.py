"""Turns a plan's rows into a deployment task, and an answer into rows and figures."""

from jiayuan.command.siting.blind import blind_cells, placed_spots
from jiayuan.command.siting.inputs import Inputs
from jiayuan.command.siting.outcome import figures_of
from jiayuan.command.siting.proposal import proposal_of
from jiayuan.command.siting.reading import ZONE_PRICE, read
from jiayuan.command.siting.weights import weight_of

__all__ = [
    "ZONE_PRICE",
    "Inputs",
    "blind_cells",
    "figures_of",
    "placed_spots",
    "proposal_of",
    "read",
    "weight_of",
]
