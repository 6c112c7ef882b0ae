"""Six digits that only this person was told."""

from __future__ import annotations

import pytest

from jiayuan.benefits.actions.codes import code_matches, code_seal, new_code
from jiayuan.benefits.models import Delivery
from jiayuan.kernel.ids import uuid7

pytestmark = pytest.mark.django_db


def test_a_code_belongs_to_one_delivery() -> None:
    first, second = uuid7(), uuid7()
    assert code_matches(Delivery(id=first, code_seal=code_seal(first, "123456")), " 123456 ")
    assert not code_matches(Delivery(id=second, code_seal=code_seal(first, "123456")), "123456")


def test_only_its_own_digits_open_a_delivery() -> None:
    key = uuid7()
    delivery = Delivery(id=key, code_seal=code_seal(key, "004217"))
    tried = [f"{number:06d}" for number in range(4_000, 4_300)]
    assert [code for code in tried if code_matches(delivery, code)] == ["004217"]


@pytest.mark.parametrize("typed", ["004217\n", "\t004217", " 004217 ", "００４２１７"])
def test_blanks_round_the_digits_and_their_width_do_not_matter(typed: str) -> None:
    key = uuid7()
    assert code_matches(Delivery(id=key, code_seal=code_seal(key, "004217")), typed)


@pytest.mark.parametrize("typed", ["", "4217", "04217", "0042170", "004 218"])
def test_nearly_the_digits_is_not_the_digits(typed: str) -> None:
    key = uuid7()
    assert not code_matches(Delivery(id=key, code_seal=code_seal(key, "004217")), typed)


def test_the_seal_tells_nothing_of_the_digits() -> None:
    key = uuid7()
    assert b"004217" not in code_seal(key, "004217")
    assert code_seal(key, "004217") != code_seal(key, "004218")


def test_codes_are_six_digits_and_differ() -> None:
    made = {new_code() for _ in range(200)}
    assert all(len(code) == 6 and code.isdigit() for code in made)
    assert len(made) > 190
