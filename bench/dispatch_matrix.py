"""One dispatch decision and the matrix of a plan: CPU time on the street network, beside networkx.

Prints `{name, machine, data, runs, figures}`: `eta_cpu_ms` is 3,000 units to one incident with access legs,
`matrix_cpu_s` is 500 points to all nodes.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
import scipy

from jiayuan.places.graph import Snap
from jiayuan.places.network import Network
from jiayuan.places.roads import read_roads

RUNS, UNITS, POINTS, SEED = 5, 3_000, 500, 7
WEST, SOUTH, EAST, NORTH = 116.33, 39.87, 116.39, 39.95
GOAL_ETA_MS, GOAL_MATRIX_S = 2.0, 2.0


def _cpu(work: Callable[[], object], runs: int) -> float:
    """Median CPU seconds of several runs, after one to warm up."""
    work()
    seconds = []
    for _ in range(runs):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return statistics.median(seconds)


def _peer(network: Network, profile: str) -> nx.DiGraph:
    """The same reversed graph in networkx."""
    return nx.from_scipy_sparse_array(network.graph(profile).reverse, create_using=nx.DiGraph)


def _agree(network: Network, peer: nx.DiGraph, node: int, profile: str) -> bool:
    ours = network.travel_times([node], profile)[0]
    theirs = nx.single_source_dijkstra_path_length(peer, node)
    return (
        all(abs(ours[other] - seconds) < 1e-6 for other, seconds in theirs.items())
        and len(theirs) == np.isfinite(ours).sum()
    )


def _units(network: Network, count: int) -> Snap:
    rng = np.random.default_rng(SEED)
    return network.snap(rng.uniform(WEST, EAST, count), rng.uniform(SOUTH, NORTH, count), "vehicle")


def measure(units: int, points: int, runs: int) -> dict[str, object]:
    """Times both sides on the same graph; their travel times must agree."""
    network = Network(read_roads())
    snapped, peer = _units(network, units), _peer(network, "vehicle")
    node = int(snapped.nodes[0])
    if not _agree(network, peer, node, "vehicle"):
        raise SystemExit("travel times differ from networkx")
    eta = _cpu(lambda: network.eta(snapped, 116.375, 39.910, "vehicle"), runs) * 1000
    theirs = _cpu(lambda: nx.single_source_dijkstra_path_length(peer, node), runs) * 1000
    matrix = _cpu(lambda: network.travel_times(snapped.nodes[:points], "vehicle"), runs)
    keys = ("key", "value", "unit", "goal", "holds", "peer", "ratio")
    figures = [
        ("eta_cpu_ms", eta, "ms", GOAL_ETA_MS, eta <= GOAL_ETA_MS, theirs, eta / theirs),
        ("matrix_cpu_s", matrix, "s", GOAL_MATRIX_S, matrix <= GOAL_MATRIX_S, theirs * points / 1000, None),
    ]
    return {
        "name": "dispatch_matrix",
        "machine": f"{platform.machine()}, Python {platform.python_version()}, SciPy {scipy.__version__}",
        "data": {"nodes": len(network.roads.lon), "edges": len(network.roads.u), "units": units, "points": points},
        "runs": runs,
        "figures": [dict(zip(keys, figure, strict=True)) for figure in figures],
    }


def main() -> None:
    quick = "--quick" in sys.argv
    print(json.dumps(measure(UNITS, 20 if quick else POINTS, 2 if quick else RUNS), indent=1))


if __name__ == "__main__":
    main()
