"""The review queue: same, different or new, remembered, scoped, and applied to the base."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Link
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People
from tests.tree import HOME

UNSURE = books.doubtful()


@pytest.fixture
def item(desk: Desk) -> int:
    """Person 0's number under another name, in a merged file."""
    desk.merge(books.workbook([UNSURE, books.line(1)]))
    with desk.worker.acting(REGISTRY_REVIEW):
        (found,) = api.review_items(Scope(HOME))
        return found.pk


def decide(desk: Desk, item: int, decision: str, **more: object) -> None:
    with desk.worker.acting(REGISTRY_REVIEW):
        api.decide(item, decision, **more)


def phone_of(desk: Desk) -> str | None:
    with desk.worker.acting(LEDGER_UPKEEP):
        return registry.facts_for([books.person(0)], ["phone"], LEDGER_UPKEEP, Scope(HOME))[books.person(0)][
            "phone"
        ].value


def namesakes(desk: Desk) -> int:
    with desk.worker.acting(LEDGER_UPKEEP):
        return len(registry.search({"name": "孙悟空", "birth": "1940-01-15"}, LEDGER_UPKEEP, Scope(HOME)))


def test_two_cards_with_differences_marked(desk: Desk, item: int) -> None:
    with desk.worker.acting(REGISTRY_REVIEW):
        view = api.review(item, Scope(HOME))
    differing = {str(row["label"]) for row in view.candidates[0].rows if row["differs"]}
    assert differing == {"姓名", "联系电话"}
    assert "花名册" in view.where
    assert view.reason


def test_numbers_on_the_cards_are_masked(desk: Desk, item: int) -> None:
    with desk.worker.acting(REGISTRY_REVIEW):
        view = api.review(item, Scope(HOME))
    texts = [str(row["value"]) for card in (view.row, *view.candidates) for row in card.rows]
    assert not [text for text in texts if books.phone(0) in text or books.line(0)[2] in text]


def test_same_brings_the_row_to_the_person(desk: Desk, item: int) -> None:
    decide(desk, item, "same")
    assert phone_of(desk) == "13700000000"


def test_new_makes_a_second_person(desk: Desk, item: int) -> None:
    decide(desk, item, "new")
    assert phone_of(desk) == books.phone(0)
    assert namesakes(desk) == 1


def test_different_is_remembered_and_never_asked_again(desk: Desk, item: int) -> None:
    decide(desk, item, "different")
    ref = desk.merge(books.workbook([UNSURE, books.line(1)], title="第二版"))
    assert ref.counts["review"] == 0
    with desk.worker.acting(REGISTRY_REVIEW):
        assert api.review_count(Scope(HOME)) == 0
        rejected = Link.objects.get(state="rejected")
    assert rejected.entity == books.person(0)


@pytest.mark.parametrize("decision", ["same", "new", "different"])
def test_undoing_the_file_undoes_the_decision_too(desk: Desk, decision: str, digest: object) -> None:
    before = digest()  # type: ignore[operator]
    ref = desk.merge(books.workbook([UNSURE, books.line(1)]))
    with desk.worker.acting(REGISTRY_REVIEW):
        (found,) = api.review_items(Scope(HOME))
    decide(desk, found.pk, decision)
    desk.do(ref, "undo", reason="x")
    assert digest() == before  # type: ignore[operator]


def test_a_decision_before_the_merge_is_applied_with_it(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([UNSURE])))
    with desk.worker.acting(REGISTRY_REVIEW):
        (found,) = api.review_items(Scope(HOME))
    decide(desk, found.pk, "same")
    assert phone_of(desk) == books.phone(0)
    desk.do(ref, "approve")
    desk.run(ref, "merged")
    assert phone_of(desk) == "13700000000"


def test_a_question_is_decided_once(desk: Desk, item: int) -> None:
    decide(desk, item, "same")
    with pytest.raises(Conflict):
        decide(desk, item, "new")


def test_a_decision_on_an_old_version_is_a_conflict(desk: Desk, item: int) -> None:
    with pytest.raises(Conflict):
        decide(desk, item, "same", expected_version=99)


@pytest.mark.parametrize("decision", ["", "maybe", "SAME"])
def test_other_words_are_invalid(desk: Desk, item: int, decision: str) -> None:
    with pytest.raises(Invalid):
        decide(desk, item, decision)


def test_only_the_people_listed_may_be_chosen(desk: Desk, item: int) -> None:
    with pytest.raises(Invalid):
        decide(desk, item, "same", chosen=books.person(3))


def test_the_neighbour_sees_and_decides_nothing(desk: Desk, item: int, people: People) -> None:
    with people.neighbour.acting(REGISTRY_REVIEW):
        assert api.review_items(Scope(HOME)) == []
        with pytest.raises(NotFound):
            api.review(item, Scope(HOME))
        with pytest.raises(NotFound):
            api.decide(item, "same")


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_may_not_decide(desk: Desk, item: int, people: People, who: str) -> None:
    with getattr(people, who).acting(REGISTRY_REVIEW), pytest.raises(NotAllowed):
        api.decide(item, "same")
