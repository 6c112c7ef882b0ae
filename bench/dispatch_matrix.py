"""One dispatch decision and the matrix of a plan: CPU time on the street network, beside networkx.

Prints `{name, machine, data, runs, figures}`: `eta_cpu_ms` is 3,000 units to one incident with access legs,
`matrix_cpu_s` is 500 points to all nodes.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import networkx as nx
import numpy as np
import scipy

from bench.report import figure, median_seconds, quick, report, tell
from jiayuan.places.graph import Snap
from jiayuan.places.network import Network
from jiayuan.places.roads import read_roads

RUNS, UNITS, POINTS, SEED = 5, 3_000, 500, 7
WEST, SOUTH, EAST, NORTH = 116.33, 39.87, 116.39, 39.95
GOAL_ETA_MS, GOAL_MATRIX_S = 2.0, 2.0


def _cpu(work: Callable[[], object], runs: int) -> float:
    """Median CPU seconds of several runs, after one to warm up."""
    work()
    return median_seconds(work, runs, time.process_time)


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
    figures = [
        figure("eta_cpu_ms", eta, "ms", GOAL_ETA_MS, peer=theirs, ratio=eta / theirs),
        figure("matrix_cpu_s", matrix, "s", GOAL_MATRIX_S, peer=theirs * points / 1000),
    ]
    data = {"nodes": len(network.roads.lon), "edges": len(network.roads.u), "units": units, "points": points}
    return report("dispatch_matrix", data, runs, figures, [f"SciPy {scipy.__version__}"])


def main() -> None:
    tell(measure(UNITS, 20, 2) if quick() else measure(UNITS, POINTS, RUNS))


if __name__ == "__main__":
    main()
