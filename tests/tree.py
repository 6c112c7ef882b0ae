"""The test tree: the district, 西长安街 with eleven communities, and a small compound in the first two of them.

Community codes are the suite's own, 001 to 011; the official list has gaps. Shape of a compound: 2 buildings × 1 unit ×
3 floors × 2 rooms, so `110102.001.001.0001.0001.01.0302.` is room 302 of the first building.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import polars as pl
from django.db import connection, transaction

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.loading import insert_places

DISTRICT = PlacePath("110102.")
STREET = PlacePath("110102.001.")
HOME = PlacePath("110102.001.001.")
NEXT = PlacePath("110102.001.002.")
HOME_COMPOUND = HOME.child("0001")
NEXT_COMPOUND = NEXT.child("0001")
HOME_BUILDING = HOME_COMPOUND.child("0001")
NEXT_BUILDING = NEXT_COMPOUND.child("0001")
HOME_ROOM = HOME_BUILDING.child("01").child("0301")
NEXT_ROOM = NEXT_BUILDING.child("01").child("0301")

COMMUNITIES = (
    "府右街南", "西交民巷", "北新华街", "六部口", "和平门", "钟声", "太仆寺街", "西黄城根南街", "义达里", "西单北",
    "未英",
)  # fmt: skip
COMPOUNDS = {HOME: ("红墙小区", 116.3745, 39.9125), NEXT: ("槐柏小区", 116.3855, 39.9030)}


def _row(path: PlacePath, kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"path": path.value, "kind": kind, "name": name, "floors": None, "units": None} | more


def _building(path: PlacePath, number: int, point: dict[str, float]) -> Iterator[dict[str, Any]]:
    yield _row(path, "building", f"{number}号楼", floors=3, units=1, **point)
    yield _row(path.child("01"), "unit", "1单元", **point)
    for floor in (1, 2, 3):
        for room in (1, 2):
            yield _row(path.child("01").child(f"{floor:02}{room:02}"), "room", f"{floor}{room:02}室", **point)


def tree_rows() -> Iterator[dict[str, Any]]:
    """The rows of the tree, floors in any order."""
    yield _row(DISTRICT, "district", "西城区", lon=116.3660, lat=39.9123)
    yield _row(STREET, "street", "西长安街街道", lon=116.3790, lat=39.9080)
    for number, name in enumerate(COMMUNITIES, 1):
        point = {"lon": 116.370 + number * 0.0018, "lat": 39.900 + number * 0.0015}
        yield _row(STREET.child(f"{number:03}"), "community", f"{name}社区", **point)
    for community, (name, lon, lat) in COMPOUNDS.items():
        compound = community.child("0001")
        yield _row(compound, "compound", name, lon=lon, lat=lat)
        for number in (1, 2):
            yield from _building(compound.child(f"{number:04}"), number, {"lon": lon + number * 0.0004, "lat": lat})


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """Inside a transaction: acts as a database role, as `acting` does, but with no account and no scope."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        before = cursor.fetchone()[0]
        cursor.execute(f"SET LOCAL ROLE {role}")
        yield
        cursor.execute(f"SET LOCAL ROLE {before}")


def load_test_tree() -> int:
    """Puts the tree into the test database and returns its number of places."""
    with as_role("jy_staff"):
        return insert_places(pl.DataFrame(list(tree_rows()), infer_schema_length=None), None)
