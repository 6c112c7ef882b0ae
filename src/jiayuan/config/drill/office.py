"""The street's benefit office: residents confirm, the officer checks, help is handed over with proof."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.benefits import api as benefits
from jiayuan.config.drill.cast import Member, Residents
from jiayuan.identity import api as identity
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY, SERVICE_SELF


@dataclass(frozen=True, slots=True)
class Office:
    """The street officer at work, and the residents' own accounts."""

    officer: Member
    residents: Residents

    def person_of(self, offer: UUID) -> Member:
        with self.officer.acting(BENEFIT_CHECK):
            seen = benefits.offer_in(current().scope, offer)
        return self.residents.of(seen.person, PlacePath(seen.place_path))

    def confirm(self, offer: UUID) -> bool:
        """The person opens the pre-filled form and answers."""
        with self.person_of(offer).acting(SERVICE_SELF):
            form = benefits.prefill(benefits.offer_in(current().scope, offer))
            answers = {"facts": "right", "authorise": "yes", "fingerprint": form.fingerprint}
            return benefits.command(offer, "confirm", answers).state == "confirmed"

    def check(self, offer: UUID) -> bool:
        """Locked values are verified again; where the law wants a notice, it goes up."""
        with self.officer.acting(BENEFIT_CHECK):
            try:
                checked = benefits.command(offer, "check")
            except Refused:
                return False
            wants_notice = benefits.load_book().policies[checked.policy].notice is not None
            benefits.command(offer, "publish" if wants_notice else "pass")
        return True

    def deliver(self, offer: UUID) -> bool:
        """Planned, packed, carried, and handed over against the six digits in the person's own inbox."""
        with self.officer.acting(BENEFIT_DELIVERY):
            person = benefits.command(offer, "schedule").person
            delivery = benefits.matter(current().scope, offer).deliveries[-1]
            benefits.delivery_command(delivery.pk, "pack", {"serial": f"YL{delivery.pk.hex[-10:]}"})
            benefits.delivery_command(delivery.pk, "go")
        with self.person_of(offer).acting(SERVICE_SELF):
            code = next(str(item.refs["code"]) for item in identity.inbox(person) if "code" in item.refs)
        with self.officer.acting(BENEFIT_DELIVERY):
            return benefits.delivery_command(delivery.pk, "hand", {"how": "code", "code": code}).state == "handed"
