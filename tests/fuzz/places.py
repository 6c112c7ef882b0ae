"""Codes, paths and points as they come in addresses of pages: right ones, cut ones, numbers that are none."""

from __future__ import annotations

import math
from random import Random

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import WIDTHS, Level, PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.places.geo import from_local, gcj02_from_wgs84, to_local, wgs84_from_bd09, wgs84_from_gcj02
from tests.fuzz.dice import damaged, digits, pick
from tests.fuzz.refusals import repeats, tried

CODES = frozenset(("place-path", "code12"))
METRE = 1.0 / 100_000


def path(rng: Random) -> str:
    segments = [digits(rng, width) for width in WIDTHS[: rng.randrange(1, 9)]]
    if rng.random() < 0.1:
        segments[-1] = pick(rng, ("A001", "b001", "", "00001", "..", "/", "%2E", "０００１", "'--", "\n"))
    return "".join(f"{segment}." for segment in segments)


def code12(rng: Random) -> str:
    return digits(rng, pick(rng, (6, 9, 12, 12, 12, 13))) if rng.random() < 0.7 else f"{digits(rng, 6)}000000"


def make(rng: Random) -> tuple[str, str]:
    return damaged(rng, path(rng), 0.25), damaged(rng, code12(rng), 0.15)


def check(given: tuple[str, str]) -> None:
    """A path of the one shape or Invalid without the text; a subtree is exactly its range of strings."""
    text, code = given
    for found, wrong in (tried(PlacePath, text, Invalid), tried(PlacePath.from_code12, code, Invalid)):
        if found is not None:
            _holds_of_path(found)
        if wrong is not None:
            assert wrong.code in CODES
            assert not repeats(str(wrong), text)


def _holds_of_path(found: PlacePath) -> None:
    assert PlacePath.of(*found.segments) == found
    assert found.level == len(found.segments)
    assert [one.level for one in found.ancestors()] == list(Level)[found.level - 1 :: -1]
    low, high = found.bounds()
    assert low <= found.value < high
    # A segment may hold letters; a code of divisions has digits only.
    if found.level >= Level.COMMUNITY and found.code12().isdigit():
        assert PlacePath.from_code12(found.code12()).contains(found)
    if found.level < Level.ROOM:
        below = found.child("Z" * WIDTHS[found.level] if found.level > Level.COMMUNITY else "9" * WIDTHS[found.level])
        assert low < below.value < high
        assert below.parent() == found
        _holds_of_scope(Scope(found), below)


def _holds_of_scope(scope: Scope, below: PlacePath) -> None:
    assert scope.covers(below)
    assert not Scope(below).covers(PlacePath(scope.lo))
    assert scope.lo <= below.value < scope.hi
    # A neighbour by one digit is outside on both roads: by prefix and by range.
    other = PlacePath(f"{'2' if scope.lo[0] != '2' else '3'}{scope.lo[1:]}")
    assert not scope.covers(other)
    assert not scope.lo <= other.value < scope.hi


def make_point(rng: Random) -> tuple[float, float]:
    if rng.random() < 0.5:
        return rng.uniform(115.4, 117.5), rng.uniform(39.4, 41.1)
    return rng.uniform(73.0, 135.0), rng.uniform(4.0, 53.0)


def check_point(given: tuple[float, float]) -> None:
    """Every conversion has its way back, to a centimetre in metres and half a metre through the shifted systems."""
    lon, lat = given
    assert math.dist(from_local(*to_local(lon, lat)), given) < METRE / 100
    assert math.dist(wgs84_from_gcj02(*gcj02_from_wgs84(lon, lat)), given) < METRE / 10
    shift = math.dist(gcj02_from_wgs84(lon, lat), given)
    assert shift < 0.02
    # No formula leads back from BD-09 exactly; that the answer stays in the neighbourhood is what one can ask.
    assert math.dist(wgs84_from_bd09(lon, lat), given) < 0.05
