"""Positions as phones send them: what is read and what is not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.web.command.fixes import MOST, read_fixes

AT = datetime(2026, 10, 3, 2, 0, tzinfo=UTC)


def rows(*changes: dict[str, Any]) -> bytes:
    usual = {"token": "110102.001.~x", "t": AT.timestamp(), "lon": 116.38, "lat": 39.9}
    return json.dumps({"fixes": [usual | change for change in changes]}).encode()


def test_accuracy_may_be_missing() -> None:
    assert read_fixes(rows({}))[0].accuracy_m == 0.0
    assert read_fixes(rows({"acc": 12}))[0].accuracy_m == 12.0


def test_order_is_kept() -> None:
    found = read_fixes(rows(*({"lon": 116.0 + k / 10} for k in range(5))))
    assert [round(fix.lon, 1) for fix in found] == [116.0, 116.1, 116.2, 116.3, 116.4]


def test_no_fix_is_no_fault() -> None:
    assert read_fixes(rows()) == []


@pytest.mark.parametrize(("n", "fits"), [(MOST, True), (MOST + 1, False)])
def test_five_hundred_at_once(n: int, fits: bool) -> None:
    if fits:
        assert len(read_fixes(rows(*[{}] * n))) == n
        return
    with pytest.raises(Invalid) as refused:
        read_fixes(rows(*[{}] * n))
    assert refused.value.errors[0].code == "too-many"


@pytest.mark.parametrize("zone", ["Z", "+00:00", "+08:00", "-05:30"])
def test_iso_times_keep_their_zone(zone: str) -> None:
    found = read_fixes(rows({"t": f"2026-10-03T10:00:00{zone}"}))[0].at
    assert found == datetime.fromisoformat(f"2026-10-03T10:00:00{zone}")
    assert found.tzinfo is UTC


@given(st.integers(1_500_000_000, 2_500_000_000))
def test_seconds_and_milliseconds_are_told_apart(second: int) -> None:
    wanted = datetime.fromtimestamp(second, UTC)
    for form in (second, second * 1000, str(second), str(second * 1000), float(second)):
        assert read_fixes(rows({"t": form}))[0].at == wanted


@given(st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_every_moment_comes_back(at: datetime) -> None:
    assert read_fixes(rows({"t": at.isoformat()}))[0].at == at
    assert abs(read_fixes(rows({"t": at.timestamp()}))[0].at - at) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    "change",
    [
        {"lon": None}, {"lat": "north"}, {"t": None}, {"t": ""}, {"t": "13812345678x"}, {"t": [1]}, {"acc": "x"},
        {"lon": [116.4]}, {"t": float("inf")}, {"t": -1e300},
    ],
)  # fmt: skip
def test_one_unreadable_fix_refuses_the_batch_without_repeating_it(change: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        read_fixes(rows({}, change))
    (error,) = refused.value.errors
    assert (error.field, error.code) == ("fixes", "unreadable")
    assert "13812345678" not in f"{refused.value} {error.message}"


@pytest.mark.parametrize("body", [b"null", b"[]", b'"x"', b"1", b'{"fixes": {}}', b'{"fixes": [1]}', b"\xff\xfe", b"{"])
def test_other_shapes_are_refused(body: bytes) -> None:
    with pytest.raises(Invalid):
        read_fixes(body)
