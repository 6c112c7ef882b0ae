"""What the person is told of what was asked and decided."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import confirmed, drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def seen(offer: Offer, who: Person) -> list[tuple[str, str, str]]:
    with who.acting(SERVICE_SELF):
        return [(one.step, one.note, one.cite) for one in api.decisions(offer)]


def test_a_refusal_is_shown_with_reason_and_clause(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "check")
        api.command(aged.pk, "need", {"papers": "户口簿"})
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "supply", {"supplied": "交了"})
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "fail", {"reason": "未满80周岁", "cite": "二(三)"})
    assert seen(aged, resident) == [("refusal", "未满80周岁", "二(三)"), ("papers", "户口簿", "")]


def test_a_stop_is_shown_with_its_code(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "stop", {"reason": "hukou"})
    assert seen(aged, resident) == [("stop", "hukou", "七(二)")]


def test_the_offices_own_steps_are_its_own(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "check")
        api.command(aged.pk, "pass", {"note": "内部意见"})
    assert seen(aged, resident) == []


def test_the_neighbour_sees_no_decision(aged: Offer, resident: Person, officer: Person, neighbour: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "stop", {"reason": "hukou"})
    assert seen(aged, neighbour.as_resident()) == []
