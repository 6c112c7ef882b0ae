"""Another reader than the first."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Appeal, Offer
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import BENEFIT_APPEAL
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_the_first_decider_does_not_hear_the_appeal(appealed: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_APPEAL), pytest.raises(Refused, match="另一位"):
        api.command(appealed.pk, "uphold")


def test_another_officer_may_overturn(appealed: Offer, second_officer: Acting) -> None:
    assert api.command(appealed.pk, "overturn").state == "checking"
    assert Appeal.objects.get(offer=appealed).outcome == "overturned"
