"""What the base knows of numbers without opening any: who has died, what many share."""

from __future__ import annotations

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from tests.ledgers import books
from tests.ledgers.books import person
from tests.registry.statements import WHOLE, say
from tests.tree import NEXT

A, B = (books.line(n)[2] for n in (0, 1))


def test_numbers_of_the_living_are_nothing_to_tell(base: Acting) -> None:
    assert api.deceased({A, B, books.id_number(77)}, UPKEEP_SYSTEM, WHOLE) == set()


def test_the_number_of_somebody_who_died_is_known(base: Acting) -> None:
    say(person(0), 5, dead_on="2026-01-05")
    assert api.deceased({A, B}, UPKEEP_SYSTEM, WHOLE) == {A}


def test_a_death_elsewhere_is_not_told(base: Acting) -> None:
    say(person(0), 5, dead_on="2026-01-05")
    assert api.deceased({A}, UPKEEP_SYSTEM, Scope(NEXT)) == set()


def test_a_telephone_counts_the_people_who_have_it(base: Acting) -> None:
    say(person(1), 5, phone=books.phone(0), rank=0)
    assert api.holders({books.phone(0), "13900000000"}, UPKEEP_SYSTEM, WHOLE) == {books.phone(0): 2}


def test_nothing_asked_is_nothing_found(base: Acting) -> None:
    assert (api.deceased(set(), UPKEEP_SYSTEM, WHOLE), api.holders([], UPKEEP_SYSTEM, WHOLE)) == (set(), {})


def test_another_purpose_is_refused(base: Acting) -> None:
    with pytest.raises(NotAllowed):
        api.deceased({A}, CASE_HANDLING, WHOLE)
