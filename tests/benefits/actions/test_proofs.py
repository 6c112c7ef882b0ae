"""Proof of a hand-over."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Handover, Offer
from jiayuan.identity.api import open_for
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from tests.benefits.steps import code_of
from tests.people import Person

pytestmark = pytest.mark.django_db


def state_of(offer: Offer, who: Person) -> str:
    with who.acting(BENEFIT_DELIVERY):
        return Offer.objects.get(pk=offer.pk).state


def test_the_code_hands_over_and_opens(out: Delivery, aged: Offer, resident: Person, worker: Person) -> None:
    code = code_of(resident)
    with worker.acting(BENEFIT_DELIVERY):
        assert api.delivery_command(out.pk, "hand", {"how": "code", "code": code}).state == "handed"
        assert Handover.objects.get(delivery=out).how == "code"
    assert state_of(aged, worker) == "drawing"


def test_a_wrong_code_is_counted_and_moves_nothing(out: Delivery, resident: Person, worker: Person) -> None:
    wrong = f"{(int(code_of(resident)) + 1) % 1_000_000:06d}"
    with worker.acting(BENEFIT_DELIVERY):
        after = api.delivery_command(out.pk, "hand", {"how": "code", "code": wrong})
        assert (after.state, after.wrong_codes) == ("out", 1)
        assert not Handover.objects.exists()


def test_after_five_wrong_codes_another_proof_is_needed(out: Delivery, resident: Person, worker: Person) -> None:
    code = code_of(resident)
    with worker.acting(BENEFIT_DELIVERY):
        Delivery.objects.filter(pk=out.pk).update(wrong_codes=5)
        with pytest.raises(Refused, match="签名"):
            api.delivery_command(out.pk, "hand", {"how": "code", "code": code})


def test_a_signature_is_kept_sealed(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "hand", {"how": "signature", "signature": "M0 0 L9 9"})
        proof = bytes(Handover.objects.get(delivery=out).proof or b"")
    assert b"M0 0" not in proof
    assert open_for(out.person, f"benefits_handover.proof:{out.pk}", proof) == "M0 0 L9 9"


def test_a_witness_is_a_second_person(out: Delivery, worker: Person, officer: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        with pytest.raises(Invalid, match="另一位"):
            api.delivery_command(out.pk, "hand", {"how": "witness", "witness": str(worker.account_id)})
        done = api.delivery_command(out.pk, "hand", {"how": "witness", "witness": str(officer.account_id)})
    assert done.state == "handed"


@pytest.mark.parametrize("data", [{"how": "photo"}, {"how": "signature"}, {"how": "witness", "witness": "me"}])
def test_other_proof_is_no_proof(data: dict[str, str], out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY), pytest.raises(Invalid):
        api.delivery_command(out.pk, "hand", data)
