"""The receipt: what happens next and by when."""

from __future__ import annotations

import pytest

from jiayuan.benefits.models import Offer
from tests.benefits.steps import confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db


def page(offer: Offer, who: Person, language: str = "zh-hans") -> str:
    where = f"/me/benefits/{offer.pk}/receipt/"
    return who.client().get(where, headers={"accept-language": language}).content.decode()


def test_clocks_and_notice_are_those_of_the_document(nursing: Offer, resident: Person) -> None:
    confirmed(nursing.pk, resident, choice=nursing.policy)
    html = page(nursing, resident)
    assert [f"{days} 个工作日内（{cite}）" in html for days, cite in ((3, "五(一)"), (4, "五(二)"), (5, "七"))] == [
        True
    ] * 3
    assert "在社区公示 7 天" in html


def test_where_there_is_no_notice_none_is_announced(aged: Offer, resident: Person) -> None:
    confirmed(aged.pk, resident)
    html = page(aged, resident)
    assert "公示" not in html
    assert "1 个工作日内（五(一)）" in html


def test_it_says_what_was_spared(nursing: Offer, aged: Offer, resident: Person) -> None:
    assert "只需 4 个回答" in page(nursing, resident)
    assert "只需 3 个回答" in page(aged, resident)


def test_it_is_read_in_english(aged: Offer, resident: Person) -> None:
    html = page(aged, resident, "en")
    assert "working days" in html or "working day" in html
    assert "接下来" not in html


def test_the_neighbour_gets_404(aged: Offer, neighbour: Person) -> None:
    assert neighbour.as_resident().client().get(f"/me/benefits/{aged.pk}/receipt/").status_code == 404
