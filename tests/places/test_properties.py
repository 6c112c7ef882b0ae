"""Laws of the tree's tables, outlines and street network for any input."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import WIDTHS, PlacePath
from jiayuan.places.areas import AreaIndex, inner_point, metric
from jiayuan.places.frames import complete
from jiayuan.places.geo import M_PER_LAT, M_PER_LON
from jiayuan.places.graph import ACCESS_FACTOR, least
from jiayuan.places.kinds import LEVELS, Kind
from jiayuan.places.network import Network
from tests.places.ring import at, square

SETTINGS = settings(max_examples=40)
KINDS = {level: kind for kind, level in LEVELS.items()}
PATHS = st.integers(1, 7).flatmap(
    lambda depth: st.tuples(*(st.from_regex(rf"[0-9]{{{width}}}", fullmatch=True) for width in WIDTHS[:depth]))
)
NAMES = st.text("府右街南 小区１号Ａ\u3000", min_size=1, max_size=8)
EDGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.floats(1, 100)), min_size=1, max_size=30)
CORNERS = st.tuples(st.floats(116.30, 116.36), st.floats(39.88, 39.94), st.floats(0.001, 0.02), st.floats(0.001, 0.02))
BOXES = st.lists(CORNERS, min_size=1, max_size=6)
POINTS = st.lists(st.tuples(st.floats(116.29, 116.40), st.floats(39.87, 39.97)), min_size=1, max_size=12)
METRES = st.floats(-20, 120)
RING = Network(square())


def box(corner: tuple[float, float, float, float]) -> dict[str, object]:
    west, south, width, height = corner
    east, north = west + width, south + height
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


@SETTINGS
@given(PATHS, NAMES)
def test_what_follows_from_a_path_is_what_the_path_says(segments: tuple[str, ...], name: str) -> None:
    path = PlacePath.of(*segments)
    row = complete(pl.DataFrame({"path": [path.value], "kind": [KINDS[path.level].value], "name": [name]})).row(
        0, named=True
    )
    above = path.parent()
    assert row["parent_path"] == (above.value if above else "")
    assert (row["level"], row["code12"], row["addr_code"]) == (path.level, path.code12(), "".join(segments))
    assert not any(one.isspace() for one in row["name_norm"])


@SETTINGS
@given(st.text("0123456789A.", max_size=32), st.sampled_from(list(Kind)))
def test_a_table_takes_the_paths_the_kernel_takes_and_no_others(text: str, kind: Kind) -> None:
    frame = pl.DataFrame({"path": [text], "kind": [kind.value], "name": ["名"]})
    try:
        fits = PlacePath(text).level == LEVELS[kind]
    except Invalid:
        fits = False
    if fits:
        assert complete(frame).height == 1
    else:
        with pytest.raises(Invalid, match="不合规定"):
            complete(frame)


@SETTINGS
@given(EDGES)
def test_of_parallel_streets_the_quickest_counts(edges: list[tuple[int, int, float]]) -> None:
    u, v, seconds = (np.array(column) for column in zip(*edges, strict=True))
    quickest: dict[tuple[int, int], float] = {}
    for one, other, time in edges:
        quickest[one, other] = min(time, quickest.get((one, other), np.inf))
    matrix = least(u, v, seconds, 6).todok()
    assert {(int(one), int(other)): time for (one, other), time in matrix.items()} == quickest


@SETTINGS
@given(BOXES, POINTS)
def test_one_point_and_many_points_lie_in_the_same_area(
    boxes: list[tuple[float, float, float, float]], points: list[tuple[float, float]]
) -> None:
    shapes = [metric(box(corner)) for corner in boxes]
    index = AreaIndex([str(n) for n in range(len(boxes))], shapes)
    lon, lat = np.array(points).T
    alone = [index.at(*point) for point in points]
    assert index.at_many(lon, lat) == alone
    held = [[n for n, shape in enumerate(shapes) if shape.intersects(shapely.Point(x * M_PER_LON, y * M_PER_LAT))]
            for x, y in points]  # fmt: skip
    assert alone == [str(min(those)) if those else None for those in held]


@SETTINGS
@given(CORNERS)
def test_the_inner_point_of_an_outline_is_inside(corner: tuple[float, float, float, float]) -> None:
    shape = box(corner)
    assert AreaIndex(["here"], [metric(shape)]).at(*inner_point(shape)) == "here"


@SETTINGS
@given(METRES, METRES, st.sampled_from(["foot", "ebike", "vehicle"]))
def test_a_point_is_put_onto_the_nearest_node_and_the_way_to_it_is_counted(
    east: float, north: float, profile: str
) -> None:
    snap = RING.snap(*([one] for one in at(east, north)), profile)
    away = np.hypot(*(RING.roads.xy - snap.xy[0]).T)
    assert away[snap.nodes[0]] == pytest.approx(away.min(), abs=1e-6)
    speed = RING.graph(profile).profile.speed
    assert snap.access[0] == pytest.approx(ACCESS_FACTOR * away.min() / speed, abs=1e-6)


@SETTINGS
@given(st.sampled_from(["foot", "ebike", "vehicle"]), st.floats(1, 120))
def test_ways_both_ways_are_alike_and_no_detour_is_shorter(profile: str, limit: float) -> None:
    times = RING.travel_times([0, 1, 2, 3], profile)
    assert np.allclose(times, times.T)
    assert (times[:, None, :] <= times[:, :, None] + times[None, :, :].transpose(0, 1, 2) + 1e-9).all()
    cut = RING.travel_times([0, 1, 2, 3], profile, limit)
    assert np.array_equal(cut, np.where(times <= limit, times, np.inf))


@SETTINGS
@given(st.sets(st.integers(0, 7), max_size=6))
def test_closing_streets_never_shortens_a_way_and_leaves_the_network_as_it_was(closed: set[int]) -> None:
    before = RING.travel_times([0], "foot")
    overlay = RING.without(closed)
    assert closed <= overlay.closed
    reached = overlay.travel_times([0], "foot")
    assert (reached >= before - 1e-9).all()
    assert np.array_equal(RING.travel_times([0], "foot"), before)
