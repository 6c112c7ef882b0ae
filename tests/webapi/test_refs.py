"""References: sealed, of one account, for one hour."""

from __future__ import annotations

import string
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, entered
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.webapi.refs import person_of, ref_of

ME, YOU, PERSON = uuid7(), uuid7(), uuid7()


def acting(who: object = ME) -> Acting:
    return Acting(who, who, "community_worker", Scope(), LEDGER_UPKEEP)  # type: ignore[arg-type]


def test_a_reference_comes_back() -> None:
    with entered(acting()):
        assert person_of(ref_of(PERSON)) == PERSON


def test_two_references_to_one_person_look_different() -> None:
    with entered(acting()):
        assert ref_of(PERSON) != ref_of(PERSON)


def test_another_account_opens_nothing() -> None:
    with entered(acting()):
        ref = ref_of(PERSON)
    with entered(acting(YOU)), pytest.raises(NotFound):
        person_of(ref)


@pytest.mark.parametrize(("minutes", "opens"), [(59, True), (60, False), (61, False)])
def test_an_hour_and_no_longer(minutes: int, opens: bool) -> None:
    with clock.frozen(clock.now().replace(microsecond=0)) as now, entered(acting()):
        ref = ref_of(PERSON)
        with clock.frozen(now + timedelta(minutes=minutes)):
            if opens:
                assert person_of(ref) == PERSON
            else:
                with pytest.raises(NotFound):
                    person_of(ref)


@given(st.text(max_size=60))
def test_any_other_text_is_not_found(text: str) -> None:
    with entered(acting()), pytest.raises(NotFound):
        person_of(text)


@given(st.integers(0, 100), st.integers(1, 63))
def test_a_changed_letter_is_not_found(at: int, by: int) -> None:
    with entered(acting()):
        # The last letter holds bits that mean nothing.
        ref, letters = ref_of(PERSON), string.ascii_letters + string.digits + "-_"
        changed = letters[(letters.index(ref[at]) + by) % 64]
        with pytest.raises(NotFound):
            person_of(ref[:at] + changed + ref[at + 1 :])
