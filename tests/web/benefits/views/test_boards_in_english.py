"""The pages for those who plan and reach are whole in English; names of places stay Chinese."""

from __future__ import annotations

import re

import pytest

from tests.benefits.assessed import assessed
from tests.benefits.residents import person
from tests.people import Person

pytestmark = pytest.mark.django_db
PLACES = re.compile("西长安街街道|[\u4e00-\u9fff]+社区|低保标准")
PAGES = ("worklist/", "boards/", "boards/map/", "boards/whatif/", "boards/whatif/?figure=L&yuan=1600")


def chinese(html: str) -> list[str]:
    main = html[html.index("<main") : html.index("</main>")]
    return re.findall("[\u4e00-\u9fff]+", PLACES.sub("", main))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_an_empty_base_is_english(page: str, officer: Person) -> None:
    html = officer.client().get(f"/staff/benefits/{page}", headers={"accept-language": "en"}).content.decode()
    assert chinese(html) == []


@pytest.mark.parametrize("page", ["boards/", "boards/map/"])
def test_a_page_with_figures_is_english(page: str, officer: Person) -> None:
    assessed(policy="bj.elder_aged", code=1, drawing=True, amount=10_000, times=30)
    assessed(policy="bj.elder_aged", code=1, amount=10_000, times=10)
    html = officer.client().get(f"/staff/benefits/{page}", headers={"accept-language": "en"}).content.decode()
    assert chinese(html) == []


def test_before_and_after_are_english(officer: Person) -> None:
    person(relief__status="low_income")
    page = "/staff/benefits/boards/whatif/?figure=L&yuan=1600"
    html = officer.client().get(page, headers={"accept-language": "en"}).content.decode()
    assert "At 1600 yuan" in html
    assert chinese(html) == []
