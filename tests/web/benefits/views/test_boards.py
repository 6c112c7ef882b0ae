"""Boards show totals, hide small cells, and stay inside the scope."""

from __future__ import annotations

import re

import pytest

from jiayuan.benefits.models import Assessment
from tests.benefits.assessed import assessed
from tests.benefits.residents import person
from tests.people import Person
from tests.tree import HOME, NEXT_ROOM

pytestmark = pytest.mark.django_db
BOARD, MAP, WHATIF = "/staff/benefits/boards/", "/staff/benefits/boards/map/", "/staff/benefits/boards/whatif/"
AGED = "bj.elder_aged"


def html(who: Person, path: str, status: int = 200, language: str = "zh-hans") -> str:
    response = who.client().get(path, headers={"accept-language": language})
    assert response.status_code == status
    return response.content.decode()


def main(text: str) -> str:
    return text[text.index("<main") : text.index("</main>")]


@pytest.fixture
def base() -> list[Assessment]:
    """Forty entitled of whom thirty draw, and twelve undecided."""
    rows = assessed(policy=AGED, code=1, drawing=True, amount=10_000, times=30)
    rows += assessed(policy=AGED, code=1, amount=10_000, times=10)
    return rows + assessed("hukou", policy=AGED, high=50_000, times=12)


def test_take_up_stands_in_bar_and_table(base: object, officer: Person) -> None:
    told = html(officer, BOARD)
    assert "75%" in told
    assert re.search(r"<progress[^>]*value=\"75\"", told)
    assert "府右街南社区" in told


def test_the_cost_of_a_year_as_now_and_at_most(base: object, officer: Person) -> None:
    told = html(officer, BOARD)
    assert "36,000" in told
    assert "108,000" in told
    assert "<rect" in told


def test_a_few_are_not_told(officer: Person) -> None:
    assessed(policy=AGED, code=1, times=7)
    told = main(html(officer, BOARD))
    assert "不公布" in told
    assert not re.search(r">7<", told)


@pytest.mark.parametrize("page", [BOARD, MAP, WHATIF])
def test_an_empty_base_is_a_calm_page(page: str, officer: Person) -> None:
    html(officer, page)


def test_the_map_has_a_table_twin(base: object, officer: Person) -> None:
    told = main(html(officer, MAP))
    assert "府右街南社区: 10" in told
    assert f'href="?at={HOME.value}"' in told


def test_a_community_shows_buildings_and_leads_no_deeper(base: object, worker: Person) -> None:
    told = main(html(worker, MAP))
    assert "1号楼: 10" in told
    assert "?at=" not in told


@pytest.mark.parametrize("at", ["110102.002.", "nowhere", NEXT_ROOM.value])
def test_a_place_outside_is_not_there(at: str, worker: Person) -> None:
    html(worker, f"{MAP}?at={at}", 404)


def test_the_slider_shows_before_and_after(officer: Person) -> None:
    for _ in range(10):
        person(relief__status="low_income")
    told = html(officer, f"{WHATIF}?figure=L&yuan=1600")
    assert "调到 1600 元" in told
    assert "14,500" in told
    assert "16,000" in told
    assert main(told).count("<rect") == 2


def test_the_slider_starts_where_the_law_stands(officer: Person) -> None:
    told = html(officer, WHATIF)
    assert re.search(r'type="range"[^>]*min="720" max="2900" step="10" value="1450"', told)


@pytest.mark.parametrize("asked", ["figure=L&yuan=x", "figure=L", "yuan=1600", "figure=L&yuan=-1"])
def test_half_a_question_is_no_run(asked: str, officer: Person) -> None:
    assert "<rect" not in main(html(officer, f"{WHATIF}?{asked}"))


def test_a_figure_beyond_the_slider_is_told(officer: Person) -> None:
    html(officer, f"{WHATIF}?figure=L&yuan=99999", 422)


@pytest.mark.parametrize("page", [BOARD, MAP, WHATIF])
def test_residents_have_no_boards(page: str, resident: Person) -> None:
    html(resident, page, 403)
