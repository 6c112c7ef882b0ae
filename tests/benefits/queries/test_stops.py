"""What waits for a word: proposals and money paid too much; and the letter of a stop."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer, Overpayment, StopProposal
from jiayuan.benefits.queries.letters import letter
from jiayuan.benefits.queries.stops import overpayments, proposals
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.kernel.scope import Scope
from tests.benefits.money import drawn
from tests.people import Person
from tests.tree import NEXT, STREET

pytestmark = pytest.mark.django_db
SCOPE = Scope(STREET)


@pytest.fixture
def waiting(base: UUID, officer: Person) -> StopProposal:
    """A proposed stop and a surplus of the resident."""
    with officer.acting(BENEFIT_CHECK):
        row = drawn(base, date(2026, 6, 1))
        common = {"person": base, "place_path": row.place_path, "entitlement": row}
        Overpayment.objects.create(**common, kind="surplus", months=[row.from_month], amount=1, found_at=clock.now())
        return StopProposal.objects.create(
            **common, kind="stop", reason="hukou", since=row.from_month, state="proposed", proposed_at=clock.now()
        )


def test_both_lists_mask_the_name(waiting: StopProposal, checking: Person) -> None:
    (one,), after = proposals(SCOPE)
    (line,) = overpayments(SCOPE)
    assert (one.row, one.person, one.policy.zh, after) == (waiting, line.person, "高龄老年人津贴", 0)
    assert "秀" not in one.person


def test_a_page_goes_on_by_key(waiting: StopProposal, checking: Person) -> None:
    StopProposal.objects.update(state="dismissed")
    for policy in ("bj.elder_nursing", "bj.disabled_living"):
        waiting.pk, waiting._state.adding = None, True
        waiting.entitlement = drawn(waiting.person, policy=policy)
        waiting.save()
    first, after = proposals(SCOPE, limit=1)
    second, end = proposals(SCOPE, after, limit=1)
    assert (after, end) == (first[0].row.pk, 0)
    assert second[0].row.pk > after


def test_settled_or_next_door_there_is_nothing(waiting: StopProposal, checking: Person) -> None:
    assert (proposals(Scope(NEXT)), overpayments(Scope(NEXT))) == (([], 0), [])
    Overpayment.objects.update(settled_at=clock.now())
    assert overpayments(SCOPE) == []


def test_the_letter_of_a_stop_has_its_reason_and_four_clocks(
    waiting: StopProposal, officer: Person, resident: Person
) -> None:
    offer = waiting.entitlement.offer_id
    with officer.acting(BENEFIT_CHECK):
        api.command(offer, "stop", {"reason": "hukou"})
    with resident.acting(SERVICE_SELF):
        found = letter(Offer.objects.get(pk=offer))
    assert (found.decision.note, found.decision.cite, len(found.remedies)) == ("hukou", "七(二)", 4)


def test_without_a_decision_there_is_no_letter(aged: Offer, checking: Person) -> None:
    with pytest.raises(NotFound):
        letter(aged)
