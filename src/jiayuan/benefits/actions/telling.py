"""Messages to the person: a template and ids. The text that leaves the house names no benefit and no condition."""

from __future__ import annotations

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.models import Delivery
from jiayuan.identity.api import send_message

# The pages have a sentence for each of these; a test holds the two together.
CONTACT = "benefits.contact"
DECIDED = "benefits.decided"
STOPPED = "benefits.stopped"
LAPSED = "benefits.lapsed"
NEEDED = "benefits.needed"
CODE = "benefits.code"
LOST = "benefits.lost"
CLOSED = "benefits.closed"
RESUMED = "benefits.resumed"
AMENDED = "benefits.amended"
AGAIN = "benefits.again"
TEMPLATES = (CONTACT, DECIDED, STOPPED, LAPSED, NEEDED, CODE, LOST, CLOSED, RESUMED, AMENDED, AGAIN)
OUTCOMES = ("approved", "refused", "overturned", "upheld", "reinstated")


def tell(deed: Deed, template: str, **refs: object) -> None:
    """Puts a message into the person's inbox, once for each version of the offer."""
    offer = deed.offer
    # A repeated job or a double click sends nothing twice.
    key = f"{template}:{offer.pk}:{offer.lock_version}"
    send_message(offer.person, template, {"offer": str(offer.pk), **refs}, key)


def tell_of_loss(delivery: Delivery) -> None:
    """Whoever waits at home for something that will not come is told at once; a delivery is lost only once."""
    send_message(delivery.person, LOST, {"offer": str(delivery.offer_id)}, f"{LOST}:{delivery.pk}")


def tell_of_visit(delivery: Delivery) -> None:
    """When somebody comes again; the digits they have stay right."""
    refs = {"offer": str(delivery.offer_id), "window": delivery.window_from.isoformat()}
    send_message(delivery.person, AGAIN, refs, f"{AGAIN}:{delivery.pk}:{delivery.lock_version}")
