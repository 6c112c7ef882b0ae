"""The way of an offer in single steps, each by the person whose step it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from jiayuan.benefits import api
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY, BENEFIT_MATCHING, SERVICE_SELF, Purpose
from tests.people import Person


def answers(offer: UUID, **more: str) -> dict[str, str]:
    """The four answers, with the fingerprint of the form as it stands."""
    form = api.prefill(Offer.objects.get(pk=offer))
    return {"facts": "right", "authorise": "yes", "fingerprint": form.fingerprint, **more}


def confirmed(offer: UUID, resident: Person, **more: str) -> Offer:
    with resident.acting(SERVICE_SELF):
        return api.command(offer, "confirm", answers(offer, **more))


def tried(offer: UUID, who: Person, times: int, **how: str) -> Offer:
    """One try a day, the last of them yesterday."""
    noon = clock.now().astimezone(clock.LOCAL).replace(hour=12)
    with clock.frozen(noon), who.acting(BENEFIT_MATCHING):
        for _ in range(times):
            api.command(offer, "contact", how)
            Offer.objects.filter(pk=offer).update(moved_at=noon - timedelta(days=1))
        return Offer.objects.get(pk=offer)


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


@contextmanager
def doing(offer: Offer, who: Person, purpose: Purpose = BENEFIT_CHECK, **data: str) -> Iterator[Deed]:
    """What an effect is handed when `who` moves the offer."""
    with who.acting(purpose) as acting:
        yield Deed(offer, acting, data, clock.now(), clock.today())


def told(who: Person) -> list[tuple[str, dict[str, object]]]:
    """The person's messages, latest first: template and what it refers to besides the offer."""
    assert who.subject is not None
    with who.acting(SERVICE_SELF):
        found = inbox(who.subject)
    return [(item.template, {key: ref for key, ref in item.refs.items() if key != "offer"}) for item in found]
