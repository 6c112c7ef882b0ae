"""What the base knows of the people on a form: words, days, tokens."""

from __future__ import annotations

import pytest

from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.forms.knowing import known, shown
from jiayuan.ledgers.forms.sources import source_words
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office
from tests.tree import HOME, NEXT

pytestmark = pytest.mark.django_db
ASKED = ["name", "sex", "birth", "phone", "residence.actual", "tenure"]
PERSON = books.person(0)


def test_values_come_in_words_with_their_day_and_source(office: Office) -> None:
    with office.filler():
        row = known([PERSON], ASKED, Scope(HOME))[PERSON]
    words = {attr: one.shown.words for attr, one in row.items()}
    assert words == {
        "name": "王秀兰", "sex": "男", "birth": "1940-01-15", "phone": books.phone(0),
        "residence.actual": "红墙小区1号楼1单元101室", "tenure": "",
    }  # fmt: skip
    assert {one.as_of for one in row.values() if one.shown.known} == {books.AS_OF}


def test_a_token_tells_values_apart_and_gives_none_away(office: Office) -> None:
    with office.filler():
        first, second = (known([books.person(n)], ["phone", "sex"], Scope(HOME)) for n in (0, 2))
    one, two = (shown(found[person]) for found, person in ((first, PERSON), (second, books.person(2))))
    assert one["phone"].token != two["phone"].token
    # Equal values of two people do not look equal either.
    assert one["sex"].value == two["sex"].value
    assert one["sex"].token != two["sex"].token
    assert books.phone(0) not in one["phone"].token


def test_nothing_known_has_no_token(office: Office) -> None:
    with office.filler():
        row = shown(known([PERSON], ["tenure"], Scope(HOME))[PERSON])
    assert (row["tenure"].known, row["tenure"].token) == (False, "")


def test_other_places_know_nothing(office: Office) -> None:
    with office.people.neighbour.acting():
        row = shown(known([PERSON], ["phone"], Scope(NEXT))[PERSON])
    assert not row["phone"].known


def test_a_source_is_named_by_its_ledger(office: Office) -> None:
    with office.filler():
        words = source_words({"elderly:7", "person-base", "", "no-such:1"})
    assert words == {"elderly:7": "老年人台账", "person-base": "人口底册", "no-such:1": "人口底册"}
