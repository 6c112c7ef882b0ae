"""One of a pair at a time, and the person says which."""

from __future__ import annotations

import pytest

from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import Invalid, Refused
from tests.benefits.steps import confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_choosing_the_other_benefit_is_no_yes_to_this_one(nursing: Offer, resident: Person) -> None:
    with pytest.raises(Refused):
        confirmed(nursing.pk, resident, choice="bj.elder_nursing")
    with pytest.raises(Invalid):
        confirmed(nursing.pk, resident, choice="bj.elder_aged")


def test_one_of_a_pair_at_a_time(found: dict[str, Offer], resident: Person) -> None:
    confirmed(found["bj.elder_nursing"].pk, resident)
    with pytest.raises(Refused, match="只能领一项"):
        confirmed(found["bj.disabled_nursing"].pk, resident)
