"""One typed row against 1.1 M people (quick: 1 %): milliseconds of a decision, with one client and with sixteen.

Prints `{name, machine, data, runs, figures}`; the parts are those of live_match.
"""

from __future__ import annotations

from bench.live_match import run, speed
from bench.report import quick, tell

if __name__ == "__main__":
    tell(run("link_live", (speed,), small=quick()))
