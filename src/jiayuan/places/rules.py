"""Pure decisions of places: the states of a proposal, who may decide, and what a place may become."""

from __future__ import annotations

from types import MappingProxyType

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.states import StateTable, Transition
from jiayuan.kernel.text import mark

KEEP = "places.keep"
PROPOSALS = StateTable(
    "proposal",
    "open",
    MappingProxyType(
        {
            ("open", "make"): Transition("accepted", KEEP, effects=("place", "rerun")),
            ("open", "alias"): Transition("accepted", KEEP, effects=("alias", "rerun")),
            ("open", "reject"): Transition("rejected", KEEP),
            # A made place that holds something below it cannot be taken back; an alias always can.
            ("accepted", "undo"): Transition("open", KEEP, guard="empty", effects=("withdraw", "rerun")),
            ("rejected", "undo"): Transition("open", KEEP),
        }
    ),
)
PLACES = StateTable(
    "place",
    "proposed",
    MappingProxyType(
        {
            ("proposed", "confirm"): Transition("confirmed", KEEP),
            ("proposed", "close"): Transition("retired", KEEP),
            ("confirmed", "close"): Transition("retired", KEEP, guard="nothing_inside"),
            # Ids are never used again, so a place that was closed by mistake comes back as itself.
            ("retired", "reopen"): Transition("confirmed", KEEP),
        }
    ),
)
MOST_FLOORS, MOST_UNITS = 150, 60


def sized(floors: int | None, units: int | None) -> None:
    """Raises Invalid unless the figures of a building can be true; None is unknown."""
    wrong = [name for name, value, most in (("floors", floors, MOST_FLOORS), ("units", units, MOST_UNITS))
             if value is not None and not 1 <= value <= most]  # fmt: skip
    if wrong:
        raise Invalid(mark("层数应为1至150，单元数应为1至60"), code=f"place-{wrong[0]}")
