"""Tables of the places, one aggregate per file."""

from jiayuan.places.models.proposal import Change, Proposal, ProposalSource
from jiayuan.places.models.tree import Alias, Grid, Place

__all__ = ["Alias", "Change", "Grid", "Place", "Proposal", "ProposalSource"]
