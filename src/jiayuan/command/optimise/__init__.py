"""Siting solvers: covering and p-median. Pure: no Django, no database. Every answer carries its bound and gap."""

from jiayuan.command.optimise.checkcover import check_cover
from jiayuan.command.optimise.checkmedian import check_pmedian
from jiayuan.command.optimise.cover import CoverResult, solve_cover
from jiayuan.command.optimise.covers import Covers
from jiayuan.command.optimise.pmedian import PMedianResult, solve_pmedian
from jiayuan.command.optimise.within import covers_from_matrix, covers_within

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
