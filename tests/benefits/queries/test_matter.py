"""Everything of one matter."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_matter_holds_all_that_was_said(waiting: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        found = api.matter(acting.scope, waiting[0].pk)
    assert {answer.question for answer in found.answers} == {"facts", "account", "authorise"}
    assert found.commands == ("dispute", "check")
    assert found.prefill.lines


def test_the_neighbour_finds_no_matter(waiting: list[Offer], neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK) as acting, pytest.raises(NotFound):
        api.matter(acting.scope, waiting[0].pk)
