"""How long to wait before a child that died is started again."""

from __future__ import annotations

# Seconds. Whoever lived longer than the longest pause is taken to have been well.
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 15.0


def next_pause(last: float, lived: float) -> float:
    """Seconds to wait now, after a child that lived `lived` seconds and had waited `last` (0: never) before that.

    A child that keeps dying waits twice as long each time, so that a broken configuration does not burn the machine.
    """
    if not last or lived > LONGEST_PAUSE:
        return FIRST_PAUSE
    return min(last * 2, LONGEST_PAUSE)
