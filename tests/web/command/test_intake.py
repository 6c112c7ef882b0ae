"""Positions from phones."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.models import PositionLatest
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid
from jiayuan.web.command.fixes import read_fixes
from jiayuan.web.command.views.intake import place_of
from tests.command.stage import Event, as_service, open_quickly

AT = "2026-10-03T02:00:00+00:00"


@pytest.fixture
def fair(tree: None) -> Event:
    return open_quickly(clock.now())


def body(**change: object) -> bytes:
    row = {"token": "110102.001.~x", "t": AT, "lon": 116.38, "lat": 39.9, "acc": 5} | change
    return json.dumps({"fixes": [row]}).encode()


@pytest.mark.parametrize("moment", [AT, 1790992800, 1790992800000, "1790992800"])
def test_moments_in_all_forms(moment: object) -> None:
    assert read_fixes(body(t=moment))[0].at == datetime(2026, 10, 3, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[]", b'{"fixes": 1}', body(lon="x"), body(t="yesterday"), body(t=1e300), body(acc=None)]
)
def test_unreadable_is_invalid(text: bytes) -> None:
    with pytest.raises(Invalid):
        read_fixes(text)


@given(st.binary(max_size=200))
def test_rubbish_is_invalid_or_read(text: bytes) -> None:
    with suppress(Invalid):
        assert isinstance(read_fixes(text), list)


def test_too_many_at_once() -> None:
    rows = json.dumps({"fixes": [{}] * 501}).encode()
    with pytest.raises(Invalid) as refused:
        read_fixes(rows)
    assert refused.value.errors[0].code == "too-many"


@pytest.mark.parametrize(
    ("token", "place"), [("110102.001.~abc", "110102.001."), ("abc", None), ("x~abc", None), ("110102.001.~", None)]
)
def test_place_of_a_token(token: str, place: str | None) -> None:
    found = place_of(token)
    assert (found.value if found else None) == place


def post(text: bytes) -> object:
    return Client().post("/shift/positions/", text, content_type="application/json")


def test_phone_without_session_sends_its_position(fair: Event) -> None:
    fix = fair.fixes[0]
    now = clock.now().isoformat()
    answer = post(body(token=fix.token, t=now, lon=fix.lon + 0.0001, lat=fix.lat))
    assert answer.json() == {"stored": 1, "dropped": 0}  # type: ignore[attr-defined]
    with as_service():
        assert PositionLatest.objects.get(unit__share_token=fix.token).lon == pytest.approx(fix.lon + 0.0001)


def test_forged_token_gets_the_same_answer(fair: Event) -> None:
    answer = post(body())
    assert (answer.status_code, answer.json()) == (200, {"stored": 0, "dropped": 1})  # type: ignore[attr-defined]


def test_unreadable_is_422_without_the_input(db: None) -> None:
    answer = post(b"13812345678")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert b"138" not in answer.content  # type: ignore[attr-defined]


def test_reading_positions_is_not_possible_here(db: None) -> None:
    assert Client().get("/shift/positions/").status_code == 405
