"""A resident's pages; the neighbour gets 404."""

from __future__ import annotations

import pytest

from jiayuan.benefits.models import Offer
from tests.benefits.steps import code_of, confirmed, drawing, on_the_way
from tests.people import Person

pytestmark = pytest.mark.django_db

PAGES = ("", "confirm/", "dispute/", "receipt/")
MOVES = ("decline/", "reconsider/", "appeal/")


def test_cards_say_amount_and_why(found: object, resident: Person) -> None:
    html = resident.client().get("/me/benefits/").content.decode()
    assert "每月 100 元" in html
    assert "因为：80至89周岁" in html


def test_an_empty_page_is_calm(resident: Person) -> None:
    assert "现在没有等您确认的待遇" in resident.client().get("/me/benefits/").content.decode()


def test_all_four_groups_are_drawn(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    drawing(found["bj.elder_aged"].pk, resident, officer)
    confirmed(found["bj.elder_hardship"].pk, resident)
    html = resident.client().get("/me/benefits/").content.decode()
    assert all(word in html for word in ("可能是您的", "正在办理", "正在领取"))


def test_the_table_of_reasons_cites_clauses(aged: Offer, resident: Person) -> None:
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert "二(三)1" in html
    assert "京民养老发〔2019〕160号" in html
    assert "待核对原文" in html


def test_english_readers_read_english(aged: Offer, resident: Person) -> None:
    client = resident.client()
    html = client.get(f"/me/benefits/{aged.pk}/", headers={"accept-language": "en"}).content.decode()
    assert "Allowance for the very old" in html


@pytest.mark.parametrize("page", PAGES)
def test_the_neighbour_gets_404(page: str, aged: Offer, neighbour: Person) -> None:
    assert neighbour.as_resident().client().get(f"/me/benefits/{aged.pk}/{page}").status_code == 404


@pytest.mark.parametrize("page", ["/me/benefits/", "/me/benefits/apply/"])
def test_a_visitor_is_sent_to_log_in(page: str, client: object) -> None:
    response = client.get(page)  # type: ignore[attr-defined]  # pytest-django's client
    assert response.status_code == 302


def test_the_code_is_shown_while_it_is_on_its_way(aged: Offer, resident: Person, officer: Person) -> None:
    on_the_way(aged.pk, resident, officer)
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert code_of(resident) in html
