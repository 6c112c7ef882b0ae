"""Places and points of organisations and things: found in the tree, turned to WGS84, held against each other."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.bodies.kinds import BodyKind
from jiayuan.ledgers.rules.cells import EMPTY, Std, warn
from jiayuan.ledgers.rules.codelists import codelist
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.places import api as places

LON, LAT = "thing.lon", "thing.lat"
CONVERT = {"gcj02": places.wgs84_from_gcj02, "bd09": places.wgs84_from_bd09}
PLACES_OF_DEGREE = 6


def located(kind: BodyKind, cells: Mapping[str, Std], locator: Locator) -> dict[str, Std]:
    """The cells with the address turned into a place, found as homes are found."""
    address = cells.get(kind.place, EMPTY)
    if not address.usable:
        return dict(cells)
    return {**cells, kind.place: locator.locate({"residence.actual": address})["residence.actual"]}


def pointed(cells: Mapping[str, Std], system: str, office: PlacePath) -> dict[str, Std]:
    """The point in WGS84 (lon, lat), warned about when it lies outside the office's place; never instead of an address.

    `system` is gcj02 or bd09 as the template says; anything else is WGS84 already.
    """
    lon, lat = cells.get(LON, EMPTY), cells.get(LAT, EMPTY)
    if not (lon.usable and lat.usable):
        return dict(cells)
    point = float(lon.value), float(lat.value)
    if system in CONVERT:
        point = CONVERT[system](*point)
    texts = [f"{round(number, PLACES_OF_DEGREE)}" for number in point]
    community = places.community_at(*point)
    inside = community is not None and (office.contains(community.path) or community.path.contains(office))
    made = [Std(text, note=cell.value) for text, cell in zip(texts, (lon, lat), strict=True)]
    if not inside:
        made = [warn(text, "point_outside", cell.value) for text, cell in zip(texts, (lon, lat), strict=True)]
    return {**cells, LON: made[0], LAT: made[1]}


def completed(kind: BodyKind, cells: Mapping[str, Std], locator: Locator, rules: Mapping[str, str]) -> dict[str, Std]:
    """Standard cells of one line, with place, point, and the kind its 16-place code tells where none is written."""
    if kind.entity == "place":
        # The check has found the address already, as that of a home.
        return dict(cells)
    result = pointed(located(kind, cells, locator), rules.get(LON, ""), locator.office)
    code = result.get(kind.code, EMPTY)
    if kind.entity == "thing" and code.more and not result.get(kind.kind, EMPTY).usable:
        result[kind.kind] = Std(codelist("thing_class").kinds[code.more[0]], note="from_code")
    return result


def outside(kind: BodyKind, cells: Mapping[str, Std], locator: Locator) -> bool:
    """Whether the line says it belongs to another place than the office's."""
    return locator.outside({"residence.actual": cells.get(kind.place, EMPTY)})
