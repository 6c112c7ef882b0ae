"""Where the money goes."""

from __future__ import annotations

import pytest

from jiayuan.benefits.models import Answer, Offer
from jiayuan.identity.api import open_for
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import SERVICE_SELF
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
