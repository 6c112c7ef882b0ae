"""The way of an offer in single steps, each by the person whose step it is."""

from __future__ import annotations

from uuid import UUID

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY, SERVICE_SELF
from tests.people import Person


def answers(offer: UUID, **more: str) -> dict[str, str]:
    """The four answers, with the fingerprint of the form as it stands."""
    form = api.prefill(Offer.objects.get(pk=offer))
    return {"facts": "right", "authorise": "yes", "fingerprint": form.fingerprint, **more}


def confirmed(offer: UUID, resident: Person, **more: str) -> Offer:
    with resident.acting(SERVICE_SELF):
        return api.command(offer, "confirm", answers(offer, **more))


def approved(offer: UUID, resident: Person, officer: Person) -> Offer:
    """Without a notice: confirmed, checked, passed."""
    confirmed(offer, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(offer, "check")
        return api.command(offer, "pass")


def on_the_way(offer: UUID, resident: Person, officer: Person, serial: str = "A-1") -> Delivery:
    """Approved, planned, packed and out."""
    approved(offer, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(offer, "schedule")
        delivery = Delivery.objects.get(offer=offer)
        api.delivery_command(delivery.pk, "pack", {"serial": serial})
        return api.delivery_command(delivery.pk, "go")


def code_of(resident: Person) -> str:
    """The six digits in the resident's inbox."""
    assert resident.subject is not None
    with resident.acting(SERVICE_SELF):
        found = [item for item in inbox(resident.subject) if item.template == "benefits.code"]
    return str(found[0].refs["code"])


def drawing(offer: UUID, resident: Person, officer: Person) -> Offer:
    """All the way to the hand-over."""
    delivery = on_the_way(offer, resident, officer)
    code = code_of(resident)
    with officer.acting(BENEFIT_DELIVERY):
        api.delivery_command(delivery.pk, "hand", {"how": "code", "code": code})
        return Offer.objects.get(pk=offer)
