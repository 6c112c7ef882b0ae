"""What the night does: each street evaluated by itself, so that one that fails does not hold up the rest."""

from __future__ import annotations

from jiayuan.benefits.actions.elsewhere import note_elsewhere
from jiayuan.benefits.actions.finding import find
from jiayuan.benefits.actions.moving import command
from jiayuan.benefits.actions.one_home import keep_homes
from jiayuan.benefits.actions.proposing import propose_changes
from jiayuan.benefits.actions.running import RunSummary, run
from jiayuan.benefits.actions.surplus import note_duplicates
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.models import Entitlement, Notice
from jiayuan.benefits.queries.candidates import changed, gone
from jiayuan.benefits.rules import END, FIND, FINISH, LAPSE
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from jiayuan.places import api as places

SERVICE = "benefits-nightly"


def end_notices() -> int:
    """Ends the notices of the acting scope whose time is over; how many offers went on."""
    over = Notice.objects.filter(ended_at=None, until__lte=clock.today(), offer__state="noticed")
    offers = list(over.values_list("offer_id", flat=True).order_by("id"))
    # One by one through the same door as an officer: permission, record and message included.
    for offer in offers:
        command(offer, END)
    return len(offers)


def lapse_gone() -> int:
    """Lapses what the acting scope's run of this month, just made, finds no reason for; how many."""
    over = list(gone(current().scope, month_start(clock.today())).order_by("id").values_list("id", flat=True))
    for offer in over:
        command(offer, LAPSE)
    return len(over)


def find_changed() -> int:
    """Whoever could not be reached is found again once the run of this month says something new; how many."""
    anew = list(changed(current().scope, month_start(clock.today())).order_by("id").values_list("id", flat=True))
    for offer in anew:
        command(offer, FIND)
    return len(anew)


def finish_paid() -> int:
    """Ends what was paid once and whose month is over, in the acting scope; how many."""
    once = [policy.id for policy in load_book().policies.values() if policy.one_off]
    paid = Entitlement.objects.filter(policy__in=once, to_month__lte=month_start(clock.today()), offer__state="drawing")
    over = list(paid.order_by("id").values_list("offer_id", flat=True))
    for offer in over:
        command(offer, FINISH)
    return len(over)


def night_of(street: PlacePath) -> RunSummary:
    """One street: run, what lapses, offers, notices."""
    with acting_as_service(SERVICE, place=street, purpose=BENEFIT_MATCHING):
        done = run()
        keep_homes()
        # First what is over, so that the other one of a pair can be found in the same night.
        lapse_gone()
        find_changed()
        # Before anything is found: what comes back to somebody is theirs again, not an offer.
        propose_changes()
        note_duplicates()
        note_elsewhere()
        finish_paid()
        find()
    with acting_as_service(SERVICE, place=street, purpose=BENEFIT_CHECK):
        end_notices()
    return done


def nightly() -> int:
    """All streets of this installation, district by district; how many."""
    streets = [ref.path for district in places.districts() for ref in places.children(district.path)]
    for street in streets:
        night_of(street)
    return len(streets)
