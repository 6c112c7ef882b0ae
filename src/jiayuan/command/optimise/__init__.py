"""Siting solvers: covering and p-median. Pure: no Django, no database. Every answer carries its bound and gap."""

from jiayuan.command.optimise.check import check_cover, check_pmedian
from jiayuan.command.optimise.cover import CoverResult, solve_cover
from jiayuan.command.optimise.covers import Covers, covers_from_matrix, covers_within
from jiayuan.command.optimise.pmedian import PMedianResult, solve_pmedian

__all__ = [
    "CoverResult",
    "Covers",
    "PMedianResult",
    "check_cover",
    "check_pmedian",
    "covers_from_matrix",
    "covers_within",
    "solve_cover",
    "solve_pmedian",
]
