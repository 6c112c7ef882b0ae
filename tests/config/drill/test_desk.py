"""The street's desk plays a request from filing to the last rating."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from jiayuan.cases import api as cases
from jiayuan.config.demo.requests import CODES
from jiayuan.config.drill.cases import on_time
from jiayuan.config.drill.desk import UNSOLVED_EVERY, Desk, picture
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import CASE_HANDLING
from tests.config.drill.conftest import BEGAN
from tests.tree import HOME_BUILDING, HOME_ROOM

pytestmark = pytest.mark.django_db


def row(**changes: object) -> dict[str, Any]:
    plain = {"person": uuid7(), "home": HOME_ROOM.value, "words": "楼道灯坏了，晚上看不见路", "class_code": "020102",
             "kind": "求助", "path": HOME_BUILDING.value}  # fmt: skip
    return {**plain, **changes}


def states(desk: Desk) -> list[str]:
    with clock.frozen(BEGAN + timedelta(days=2)), desk.officer.acting(CASE_HANDLING):
        page = cases.list_cases(current().scope, cases.Filters(states=("received", "open", "closed")))
        return [one.state for one in page.rows]


def test_a_request_is_routed_handled_and_rated(desk: Desk) -> None:
    desk.play(1, row(), BEGAN)
    assert dict(desk.done) == {"received": 1, "auto_routed": 1, "closed": 1}
    assert states(desk) == ["closed"]


def test_one_in_twelve_is_reopened_and_handled_again(desk: Desk) -> None:
    desk.play(UNSOLVED_EVERY, row(), BEGAN)
    assert desk.done["reopened"] == 1
    assert states(desk) == ["closed"]


def test_an_inquiry_no_rule_routes_is_answered_by_the_dispatcher(desk: Desk) -> None:
    desk.play(1, row(kind="咨询"), BEGAN)
    assert dict(desk.done) == {"received": 1, "closed": 1}


@pytest.mark.parametrize("kind", [kind for kind in CODES if kind != "咨询"])
def test_every_kind_of_request_comes_to_an_end(desk: Desk, kind: str) -> None:
    desk.play(1, row(kind=kind), BEGAN)
    assert desk.done["received"] == desk.done["closed"] == 1
    assert states(desk) == ["closed"]


def test_the_same_number_is_the_same_request(desk: Desk) -> None:
    person = uuid7()
    desk.play(1, row(person=person), BEGAN)
    desk.play(2, row(person=person, words="单元门关不上了，请来看看"), BEGAN + timedelta(minutes=4))
    assert desk.done["received"] == 2
    assert len(states(desk)) == 2


def test_what_was_done_in_time_counts_in_time(desk: Desk) -> None:
    desk.play(1, row(), BEGAN)
    assert on_time(desk.officer, BEGAN + timedelta(days=20)) == 1.0


def test_a_resident_of_the_demo_asks_under_the_own_account(desk: Desk, cast: dict[str, UUID]) -> None:
    # Frames hold ids as text.
    desk.play(1, row(person=str(cast["resident"])), BEGAN)
    assert set(desk.residents.known) == set(cast.values())


def test_without_requests_nothing_is_in_time(desk: Desk) -> None:
    assert on_time(desk.officer, BEGAN + timedelta(days=20)) == 0.0


def test_the_photo_is_a_real_picture() -> None:
    with Image.open(BytesIO(picture())) as image:
        assert (image.format, image.size) == ("JPEG", (320, 240))
