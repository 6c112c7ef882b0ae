"""Two cards side by side: masked, in words, and only what the question needs."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing.cards import _rows
from jiayuan.ledgers.reviewing.kinds import PERSON_LINE as SHOWN
from jiayuan.ledgers.reviewing.wording import shown as as_shown
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People
from tests.tree import HOME, NEXT, STREET

UNSURE = books.doubtful()


@pytest.fixture
def item(desk: Desk) -> ReviewItem:
    desk.merge(books.workbook([UNSURE, books.line(1)]))
    with desk.worker.acting(REGISTRY_REVIEW):
        (found,) = api.review_items(Scope(HOME))
        return found


def look(desk: Desk, item: ReviewItem) -> api.ReviewView:
    with desk.worker.acting(REGISTRY_REVIEW):
        return api.review(item.pk, Scope(HOME))


@pytest.mark.parametrize(
    ("attr", "text", "shown"),
    [
        ("name", "王秀兰", "王秀兰"),
        ("id_number", books.id_number(1), f"{books.id_number(1)[:6]}********{books.id_number(1)[-4:]}"),
        ("phone", "13912345678", "139****5678"),
        ("sex", "1", "男"),
        ("sex", "2", "女"),
        ("sex", "其他", "其他"),
        ("birth", "1950-01-01", "1950-01-01"),
        ("phone", "", ""),
    ],
)
def test_numbers_are_masked_and_codes_are_words(attr: str, text: str, shown: str) -> None:
    assert as_shown(attr, text) == shown


def test_an_address_is_shown_as_it_was_written() -> None:
    assert as_shown("residence.actual", HOME.value, "府右街1号") == "府右街1号"
    assert as_shown("residence.actual", "某处1号") == "某处1号"


@pytest.mark.parametrize(("mine", "theirs", "differs"), [("a", "b", True), ("a", "a", False), ("", "b", False)])
def test_what_is_not_given_is_no_difference(mine: str, theirs: str, differs: bool) -> None:
    rows = _rows(dict.fromkeys(SHOWN, mine), dict.fromkeys(SHOWN, theirs))
    assert {row["differs"] for row in rows} == {differs}
    assert [row["label"] for row in rows] == [registry.attr(attr).label for attr in SHOWN]


def test_the_cards_say_where_why_and_how_sure(desk: Desk, item: ReviewItem) -> None:
    view = look(desk, item)
    assert view.where == "工作表「花名册」第2行"
    assert "可能填成了亲属的号码" in view.reason
    assert (view.filename, view.version, view.state) == ("老年人.xlsx", 1, "open")
    assert view.candidates[0].bits == item.evidence[0]["bits"]


def test_a_reader_of_english_reads_english(desk: Desk, item: ReviewItem) -> None:
    with translation.override("en"):
        view = look(desk, item)
        words = f"{view.reason} {view.row.title} {view.candidates[0].title} {view.where.replace('花名册', '')}"
    assert not re.search(r"[\u4e00-\u9fff]", words)


def test_no_card_shows_more_than_the_seven_lines(desk: Desk, item: ReviewItem) -> None:
    view = look(desk, item)
    assert [len(card.rows) for card in (view.row, *view.candidates)] == [len(SHOWN)] * 2
    assert not [attr for attr in SHOWN if attr.startswith(("dis.", "relief.", "illness", "household"))]


@pytest.mark.parametrize("scope", [Scope(NEXT), Scope()], ids=["next", "none"])
def test_out_of_the_scope_there_is_no_question(desk: Desk, item: ReviewItem, scope: Scope) -> None:
    with desk.worker.acting(REGISTRY_REVIEW):
        assert api.review_items(scope) == []
        assert api.review_count(scope) == 0
        with pytest.raises(NotFound):
            api.review(item.pk, scope)


def test_the_officer_sees_the_street_and_the_neighbour_nothing(desk: Desk, item: ReviewItem, people: People) -> None:
    with people.officer.acting(REGISTRY_REVIEW):
        assert [one.pk for one in api.review_items(Scope(STREET))] == [item.pk]
    with people.neighbour.acting(REGISTRY_REVIEW):
        assert api.review_count(Scope(STREET)) == 0


def test_questions_come_in_their_order_and_page_by_key(desk: Desk) -> None:
    # Somebody else's number is asked about, whatever the weights are.
    rows = [books.line(n, 姓名="孙悟空", 联系电话="", 家庭住址="") for n in range(4)]
    desk.merge(books.workbook(rows))
    with desk.worker.acting(REGISTRY_REVIEW):
        first = api.review_items(Scope(HOME), limit=3)
        rest = api.review_items(Scope(HOME), after=first[-1].pk)
        assert [one.row.row for one in (*first, *rest)] == [2, 3, 4, 5]
        assert api.review_count(Scope(HOME)) == 4


def test_a_card_of_a_merged_person_shows_the_survivor(desk: Desk, item: ReviewItem) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        registry.merge(books.person(2), books.person(0), "同一人")
    view = look(desk, item)
    phone = next(row for row in view.candidates[0].rows if row["label"] == registry.attr("phone").label)
    assert phone["value"]
