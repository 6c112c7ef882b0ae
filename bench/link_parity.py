"""100,000 rows (quick: 1,000) decided together and one by one: how many come out differently.

Prints `{name, machine, data, runs, figures}`; the parts are those of live_match.
"""

from __future__ import annotations

from bench.live_match import parity, run
from bench.report import quick, tell

if __name__ == "__main__":
    tell(run("link_parity", (parity,), small=quick()))
