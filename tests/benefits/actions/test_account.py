"""Where the money goes."""

from __future__ import annotations

from contextlib import nullcontext, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.actions.account import KNOWN, account_number
from jiayuan.benefits.models import Answer, Offer
from jiayuan.identity.api import open_for
from jiayuan.kernel.crypto import Unsealable
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_an_account_number_is_sealed(aged: Offer, resident: Person) -> None:
    confirmed(aged.pk, resident, account_number="6222020000001234")
    with resident.acting(SERVICE_SELF):
        found = Answer.objects.get(offer=aged, question="account")
    assert found.value == "****1234"
    assert open_for(aged.person, f"benefits_answer.sealed:{aged.pk}", bytes(found.sealed or b"")) == "6222020000001234"


@pytest.mark.parametrize("number", ["12", "62220200000000000000000", "六二二二"])
def test_a_wrong_account_is_refused(number: str, aged: Offer, resident: Person) -> None:
    with pytest.raises(Invalid, match="银行卡号"):
        confirmed(aged.pk, resident, account_number=number)


@given(st.text("0123456789", min_size=12, max_size=19), st.lists(st.integers(0, 19), max_size=6))
def test_blanks_and_full_width_are_how_people_type(digits: str, gaps: list[int]) -> None:
    typed = digits
    for gap in gaps:
        typed = f"{typed[:gap]} {typed[gap:]}"
    wide = typed.translate({ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"})
    assert account_number(typed) == account_number(wide) == digits


@given(st.text(max_size=30).filter(lambda text: not text.isascii() or not "".join(text.split()).isdigit()))
def test_what_is_no_number_is_refused_or_empty(text: str) -> None:
    found = ""
    with suppress(Invalid):
        found = account_number(text)
    assert found == "" or (found.isascii() and found.isdigit())


@pytest.mark.parametrize(("length", "fits"), [(11, False), (12, True), (19, True), (20, False)])
def test_the_length_is_that_of_a_mainland_account(length: int, fits: bool) -> None:
    with nullcontext() if fits else pytest.raises(Invalid, match="12至19"):
        assert account_number("6" * length) == "6" * length


def test_without_a_number_the_account_on_file_is_used(aged: Offer, resident: Person) -> None:
    confirmed(aged.pk, resident, account_number="  ")
    with resident.acting(SERVICE_SELF):
        found = Answer.objects.get(offer=aged, question="account")
    assert (found.value, found.sealed) == (KNOWN, None)


def test_a_seal_opens_only_in_its_own_row(found: dict[str, Offer], resident: Person) -> None:
    one, other = found["bj.elder_aged"], found["bj.elder_hardship"]
    confirmed(one.pk, resident, account_number="6222020000001234")
    with resident.acting(SERVICE_SELF):
        sealed = bytes(Answer.objects.get(offer=one, question="account").sealed or b"")
    with pytest.raises(Unsealable):
        open_for(one.person, f"benefits_answer.sealed:{other.pk}", sealed)


def test_the_neighbour_sees_no_answer(aged: Offer, resident: Person, neighbour: Person) -> None:
    confirmed(aged.pk, resident, account_number="6222020000001234")
    with neighbour.acting(BENEFIT_CHECK):
        assert not Answer.objects.exists()
