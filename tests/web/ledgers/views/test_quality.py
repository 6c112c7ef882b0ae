"""The page of quality: parts, score, fixes, grid; for the own place only."""

from __future__ import annotations

import re

import pytest

from jiayuan.ledgers import api
from jiayuan.ledgers.quality.measuring import measure_district
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.quality.conftest import merged
from tests.people import People
from tests.tree import DISTRICT, HOME, NEXT, STREET

__all__ = ["merged"]

OWN = "/staff/quality/"


@pytest.fixture
def measured(merged: api.FileRef) -> api.FileRef:
    measure_district(DISTRICT)
    return merged


def page(client: object, path: str = OWN) -> str:
    answer = client.get(path)  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return answer.content.decode()


def test_parts_come_first_then_the_score_then_fixes_then_the_grid(measured: api.FileRef, people: People) -> None:
    text = page(people.officer.client())
    places = [text.index(f'id="quality-{name}"') for name in ("parts", "score", "fixes", "grid")]
    assert places == sorted(places)
    assert "32 / 33" in text


def test_the_grid_is_read_without_colour(measured: api.FileRef, people: People) -> None:
    text = page(people.officer.client())
    cells = re.findall(r'jy-tag--(\w+)">([\d–]+)<span class="jy-hidden"> (\w+)</span>', text)
    assert {"success", "neutral"} >= {tone for tone, number, word in cells if word == "优" or number == "–"}
    assert all(word for _, _, word in cells)
    assert f"{OWN}{HOME}/" in text


def test_a_community_sees_its_ledgers(measured: api.FileRef, people: People) -> None:
    text = page(people.worker.client())
    assert "老年人台账 · 府右街南社区居委会" in text
    assert "联系电话" in text


def test_a_fix_leads_to_the_lines_it_is_about(measured: api.FileRef, people: People) -> None:
    text = page(people.worker.client())
    assert "电话号码不对" in text
    assert f"/staff/ledgers/{measured.id}/rows/?outcome=error" in text


def test_a_trend_has_a_picture_and_a_table(measured: api.FileRef, people: People) -> None:
    text = page(people.worker.client())
    assert 'class="jy-trend"' in text
    assert "每天的总分" in text


def test_no_name_stands_on_the_page(measured: api.FileRef, people: People) -> None:
    text = page(people.officer.client())
    assert not any(name in text for name in books.NAMES)


@pytest.mark.parametrize("path", [f"{OWN}{HOME}/", f"{OWN}{STREET}/", f"{OWN}{DISTRICT}/", f"{OWN}nowhere/"])
def test_the_neighbour_gets_404(measured: api.FileRef, people: People, path: str) -> None:
    assert people.neighbour.client().get(path).status_code == 404


def test_residents_and_the_auditor_do_not_see_it(measured: api.FileRef, people: People) -> None:
    for who in (people.resident, people.auditor):
        assert who.client().get(OWN).status_code == 403


def test_few_lines_are_not_judged(desk: Desk, people: People) -> None:
    desk.merge(books.workbook([books.line(n) for n in range(6)]))
    measure_district(DISTRICT)
    text = page(people.officer.client(), f"{OWN}{HOME}/")
    assert "数据不足" in text
    assert " / 6" not in text


def test_before_the_first_measuring_the_page_says_so(people: People) -> None:
    assert "还没有计量过" in page(people.neighbour.client(), f"{OWN}{NEXT}/")


def test_the_page_speaks_english(measured: api.FileRef, people: People) -> None:
    client = people.officer.client()
    client.cookies["django_language"] = "en"
    assert "Seven parts" in page(client)


def test_machines_get_numerators_and_denominators(measured: api.FileRef, people: People) -> None:
    answer = people.officer.client().get("/api/v1/quality", {"at": HOME.value}).json()
    assert answer["parts"]["linked"] == {"n": 32, "of": 32, "value": 1.0}
    assert answer["place"] == HOME.value


@pytest.mark.parametrize("at", [HOME.value, "nowhere"])
def test_machines_of_the_neighbour_get_404(measured: api.FileRef, people: People, at: str) -> None:
    assert people.neighbour.client().get("/api/v1/quality", {"at": at}).status_code == 404
