"""How many grids each community gets: 71 in 西长安街 as in the demo's anchors, elsewhere as dense."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ANCHOR_STREET = "110102001"
ANCHOR_GRIDS = 71


def largest_remainder(total: int, sizes: Sequence[float]) -> list[int]:
    """Whole shares that add up to `total`, in proportion to the sizes, at least one each."""
    whole = sum(sizes)
    exact = [max(1.0, total * size / whole) for size in sizes]
    shares = [int(one) for one in exact]
    by_rest = sorted(range(len(sizes)), key=lambda n: (shares[n] - exact[n], n))
    # The floor of one each may overshoot the total: then the largest shares give back.
    while sum(shares) > total and max(shares) > 1:
        shares[shares.index(max(shares))] -= 1
    for n in by_rest * len(sizes):
        shares[n] += sum(shares) < total
    return shares


def grids_per_street(areas: Mapping[str, float]) -> dict[str, int]:
    """Grids of each street (9-digit code → number) from the streets' areas in square metres."""
    density = ANCHOR_GRIDS / areas[ANCHOR_STREET]
    return {street: round(area * density) for street, area in areas.items()}
