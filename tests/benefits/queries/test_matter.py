"""Everything of one matter."""

from __future__ import annotations

from uuid import uuid4

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.conftest import Audited
from tests.benefits.steps import confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_matter_holds_all_that_was_said(waiting: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        found = api.matter(acting.scope, waiting[0].pk)
    assert {answer.question for answer in found.answers} == {"facts", "account", "authorise"}
    assert found.commands == ("check",)
    assert found.prefill.lines


def test_the_neighbour_finds_no_matter(waiting: list[Offer], neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK) as acting, pytest.raises(NotFound):
        api.matter(acting.scope, waiting[0].pk)


@pytest.mark.parametrize(
    ("state", "officers", "workers"),
    [
        ("found", ("contact",), ("contact", "confirm", "decline", "dispute")),
        ("disputed", ("settle", "reject"), ("settle", "reject")),
        ("checking", ("need", "pass", "publish", "fail"), ("need",)),
        ("waiting", (), ("supply",)),
        ("noticed", ("end", "object"), ("object",)),
        ("drawing", ("stop", "amend"), ()),
        ("upheld", (), ()),
    ],
)
def test_the_moves_are_those_of_state_and_role(
    state: str, officers: tuple[str, ...], workers: tuple[str, ...], aged: Offer, officer: Person, worker: Person
) -> None:
    shown = []
    for who in (officer, worker):
        with who.acting(BENEFIT_CHECK) as acting:
            Offer.objects.filter(pk=aged.pk).update(state=state)
            # What the night does by itself is nobody's button.
            commands = api.matter(acting.scope, aged.pk).commands
            shown.append(tuple(name for name in commands if name not in ("lapse", "finish")))
    assert shown == [officers, workers]


def test_what_was_done_stands_in_order(nursing: Offer, resident: Person, officer: Person) -> None:
    confirmed(nursing.pk, resident, choice=nursing.policy)
    with officer.acting(BENEFIT_CHECK) as acting:
        for command, data in (("check", {}), ("publish", {}), ("object", {"objection": "x"})):
            api.command(nursing.pk, command, data)
        found = api.matter(acting.scope, nursing.pk)
    assert [step.step for step in found.steps] == ["disability_check", "first_opinion", "district_review", "decision"]
    assert [notice.objection for notice in found.notices] == ["x"]
    assert (found.deliveries, found.appeals, found.statements) == ((), (), ())
    assert found.person == "王*"


def test_a_look_at_a_matter_leaves_a_trace(aged: Offer, officer: Person, audited: Audited) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        api.matter(acting.scope, aged.pk)
    assert audited("benefits.matter") == [("ok", f"benefits_offer:{aged.pk}")]


def test_a_matter_that_is_not_there_leaves_none(aged: Offer, officer: Person, audited: Audited) -> None:
    with officer.acting(BENEFIT_CHECK) as acting, pytest.raises(NotFound):
        api.matter(acting.scope, uuid4())
    assert audited("benefits.matter") == []
