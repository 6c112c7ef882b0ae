"""What the base says has changed waits for an officer; money paid too much waits for a clerk."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits.actions.finding import find
from jiayuan.benefits.actions.listing import draft_paylist
from jiayuan.benefits.actions.paying import paylist_command
from jiayuan.benefits.actions.proposals import DEEDS, answer_proposal
from jiayuan.benefits.actions.proposing import propose_changes
from jiayuan.benefits.actions.running import run
from jiayuan.benefits.actions.surplus import note_duplicates, settle_overpayment
from jiayuan.benefits.engine.dates import add_months, month_start
from jiayuan.benefits.models import Entitlement, Offer, Overpayment, PayList, Statement, StopEvent, StopProposal
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from jiayuan.registry import api as registry
from tests.benefits.money import POLICY, drawn
from tests.benefits.residents import changed, person
from tests.benefits.steps import told
from tests.people import Person, as_service

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 6, 1)


@pytest.fixture
def draws(base: UUID, officer: Person) -> Entitlement:
    """The resident draws the old-age allowance since June."""
    with officer.acting(BENEFIT_CHECK):
        return drawn(base, LONG_AGO)


def proposed(officer: Person) -> list[tuple[str, str, str]]:
    with officer.acting(BENEFIT_MATCHING):
        propose_changes()
        rows = StopProposal.objects.order_by("id").values_list("kind", "reason", "state")
        return list(rows)


def test_who_is_still_entitled_is_left_alone(draws: Entitlement, officer: Person) -> None:
    assert proposed(officer) == []


def test_a_change_is_proposed_once_and_stops_nothing(draws: Entitlement, officer: Person) -> None:
    changed(draws.person, hukou="false")
    assert proposed(officer) == proposed(officer) == [("stop", "hukou", "proposed")]
    with officer.acting(BENEFIT_CHECK):
        assert Entitlement.objects.get().to_month is None


def test_what_the_base_takes_back_is_proposed_no_more(draws: Entitlement, officer: Person) -> None:
    changed(draws.person, hukou="false")
    proposed(officer)
    changed(draws.person, hukou="true")
    assert proposed(officer) == [("stop", "hukou", "moot")]


def test_a_fact_under_dispute_proposes_nothing(draws: Entitlement, officer: Person) -> None:
    changed(draws.person, hukou="false")
    with officer.acting(BENEFIT_CHECK):
        Statement.objects.create(person=draws.person, place_path=draws.place_path, offer=draws.offer, fact="hukou",
                                 said="是", channel="web", by_id=draws.person, at=clock.now())  # fmt: skip
    assert proposed(officer) == []


def the_proposal() -> StopProposal:
    return StopProposal.objects.order_by("-id")[0]


@pytest.fixture
def moved_away(draws: Entitlement, officer: Person) -> Entitlement:
    """The residence left the city; it is proposed to stop."""
    changed(draws.person, hukou="false")
    proposed(officer)
    return draws


def test_confirmed_it_stops_the_month_after_and_tells(
    moved_away: Entitlement, officer: Person, resident: Person
) -> None:
    with officer.acting(BENEFIT_CHECK):
        done = answer_proposal(the_proposal().pk, "confirm")
        ended = Entitlement.objects.get()
        assert (done.state, ended.offer.state) == ("confirmed", "stopped")
        assert ended.to_month == add_months(month_start(clock.today()), 1)
    assert told(resident)[0][0] == "benefits.stopped"


def test_dismissed_with_a_word_it_is_not_proposed_again(moved_away: Entitlement, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid):
            answer_proposal(the_proposal().pk, "dismiss")
        answer_proposal(the_proposal().pk, "dismiss", {"note": "台账有误"})
    assert proposed(officer) == [("stop", "hukou", "dismissed")]


def test_the_reverse_event_is_proposed_and_reopens_without_a_gap(
    moved_away: Entitlement, officer: Person, resident: Person
) -> None:
    with officer.acting(BENEFIT_CHECK):
        answer_proposal(the_proposal().pk, "confirm")
    changed(moved_away.person, hukou="true")
    assert proposed(officer)[-1] == ("reopen", "hukou", "proposed")
    with officer.acting(BENEFIT_CHECK):
        answer_proposal(the_proposal().pk, "confirm")
        assert Entitlement.objects.get().to_month is None
        assert StopEvent.objects.get().reopened_by_id == officer.account_id
        assert Offer.objects.get().state == "drawing"
    assert told(resident)[0][0] == "benefits.resumed"


def test_who_may_come_back_is_not_found_as_if_new(moved_away: Entitlement, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        answer_proposal(the_proposal().pk, "confirm")
    changed(moved_away.person, hukou="true")
    proposed(officer)
    with officer.acting(BENEFIT_MATCHING):
        run([POLICY])
        assert find([POLICY]) == 0


def test_death_is_told_to_the_family_first(draws: Entitlement, officer: Person, resident: Person) -> None:
    changed(draws.person, dead_on="2026-09-15")
    assert proposed(officer) == [("stop", "death", "proposed")]
    with officer.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid) as wrong:
            answer_proposal(the_proposal().pk, "confirm")
        assert wrong.value.code == "told-family"
        answer_proposal(the_proposal().pk, "confirm", {"told": "visit"})
        assert Entitlement.objects.get().to_month == date(2026, 10, 1)
    assert told(resident) == []


def paid(upto: date, officer: Person, second: Acting) -> PayList:
    with officer.acting(BENEFIT_CHECK):
        made = draft_paylist(POLICY, upto)
    return paylist_command(made.pk, "seal")


def test_months_paid_after_a_death_are_a_line_for_a_clerk(
    draws: Entitlement, officer: Person, second_officer: Acting
) -> None:
    paid(date(2026, 11, 1), officer, second_officer)
    changed(draws.person, dead_on="2026-09-15")
    proposed(officer)
    answer_proposal(the_proposal().pk, "confirm", {"told": "call"})
    line = Overpayment.objects.get()
    assert (line.kind, line.amount, line.outcome) == ("surplus", 20_000, "")
    assert [month.month for month in line.months] == [10, 11]
    settle_overpayment(line.pk, "agreed", "家属同意在丧葬补助中说明")
    with pytest.raises(Conflict):
        settle_overpayment(line.pk, "waived", "再来一次")


def test_a_draft_with_months_that_ended_cannot_be_sealed(
    draws: Entitlement, officer: Person, second_officer: Acting
) -> None:
    with officer.acting(BENEFIT_CHECK):
        made = draft_paylist(POLICY, date(2026, 11, 1))
    changed(draws.person, dead_on="2026-09-15")
    proposed(officer)
    answer_proposal(the_proposal().pk, "confirm", {"told": "call"})
    assert not Overpayment.objects.exists()
    with pytest.raises(Refused) as refused:
        paylist_command(made.pk, "seal")
    assert refused.value.code == "sums"


@pytest.mark.parametrize(("outcome", "note"), [("taken", "x"), ("waived", " ")])
def test_a_clerk_says_what_came_of_it(outcome: str, note: str, checking: Person) -> None:
    with pytest.raises(Invalid):
        settle_overpayment(1, outcome, note)


def test_one_person_paid_under_two_ids_is_a_duplicate(
    draws: Entitlement, officer: Person, second_officer: Acting
) -> None:
    twin = person()
    with officer.acting(BENEFIT_CHECK):
        drawn(twin, date(2026, 10, 1))
    paid(date(2026, 11, 1), officer, second_officer)
    with officer.acting(BENEFIT_MATCHING):
        assert note_duplicates() == 0
    with as_service():
        registry.merge(draws.person, twin, "同一人")
    with officer.acting(BENEFIT_MATCHING):
        assert note_duplicates() == note_duplicates() == 1
        line = Overpayment.objects.get()
    assert (line.kind, line.person, line.amount) == ("duplicate", twin, 20_000)


def test_another_amount_is_another_period(draws: Entitlement, officer: Person, resident: Person) -> None:
    changed(draws.person, birth="1930-01-01")
    assert proposed(officer) == [("amend", "review", "proposed")]
    with officer.acting(BENEFIT_CHECK):
        answer_proposal(the_proposal().pk, "confirm")
        old, new = Entitlement.objects.order_by("from_month")
    assert (old.to_month, old.amount) == (new.from_month, 10_000)
    assert (new.to_month, new.amount, new.offer_id) == (None, 50_000, old.offer_id)
    assert told(resident)[0][0] == "benefits.amended"


def test_every_kind_has_its_deed() -> None:
    assert set(DEEDS) == {"stop", "amend", "reopen"}


def test_a_worker_answers_no_proposal(moved_away: Entitlement, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK), pytest.raises(NotAllowed):
        answer_proposal(the_proposal().pk, "confirm")


def test_out_of_sight_there_is_none(checking: Person) -> None:
    for deed in (lambda: answer_proposal(1, "confirm"), lambda: settle_overpayment(1, "none", "x")):
        with pytest.raises(NotFound):
            deed()
