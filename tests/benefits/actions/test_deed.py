"""What an effect is handed."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.models import Answer, Offer
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.kernel.scope import Scope
from tests.benefits.steps import doing
from tests.people import Person


@pytest.fixture
def deed() -> Deed:
    acting = Acting(uuid4(), uuid4(), "resident", Scope(None), SERVICE_SELF)
    return Deed(Offer(policy="bj.elder_aged"), acting, {"reason": " 因为 "}, clock.now(), clock.today())


def test_what_is_set_is_saved_with_the_move(deed: Deed) -> None:
    deed.set(choice="x", tries=2)
    assert deed.changed == {"choice", "tries"}
    assert deed.offer.tries == 2


def test_a_needed_text_is_trimmed(deed: Deed) -> None:
    assert deed.need("reason") == "因为"
    assert deed.need("reason", 1) == "因"


def test_a_missing_text_is_invalid(deed: Deed) -> None:
    with pytest.raises(Invalid) as missing:
        deed.need("cite")
    assert missing.value.code == "missing-cite"


def test_the_policy_comes_from_the_book(deed: Deed) -> None:
    assert deed.policy.doc == "160号"


def test_rows_about_the_person_carry_the_offer(deed: Deed) -> None:
    assert set(deed.placed) == {"person", "place_path", "offer"}


@pytest.mark.parametrize("value", ["", "   ", "\n\t"])
def test_blanks_are_no_answer(value: str, deed: Deed) -> None:
    empty = replace(deed, data={"reason": value})
    with pytest.raises(Invalid, match="必填") as missing:
        empty.need("reason")
    assert missing.value.code == "missing-reason"


def test_setting_twice_saves_once(deed: Deed) -> None:
    deed.set(row="r1")
    deed.set(row="r2")
    assert (deed.changed, deed.offer.row) == ({"row"}, "r2")


@pytest.mark.django_db
def test_an_answer_said_again_replaces_the_one_before(aged: Offer, worker: Person) -> None:
    with doing(aged, worker) as deed:
        deed.answer("papers", "明天交", b"sealed")
        deed.answer("papers", "交了")
        found = Answer.objects.get(offer=aged)
    assert (found.value, found.sealed, found.by_id) == ("交了", None, worker.account_id)


@pytest.mark.django_db
def test_answers_stand_beside_each_other(aged: Offer, worker: Person) -> None:
    with doing(aged, worker) as deed:
        for question in ("facts", "account", "authorise"):
            deed.answer(question, "x")
        assert Answer.objects.filter(offer=aged, person=aged.person, place_path=aged.place_path).count() == 3
