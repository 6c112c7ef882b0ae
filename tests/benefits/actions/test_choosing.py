"""One of a pair at a time, and the person says which."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.choosing import answer_choice, not_beside_a_rival
from jiayuan.benefits.models import Answer, Offer
from jiayuan.benefits.rules import OFFERS, UNDER_WAY
from jiayuan.kernel.errors import Invalid, JiayuanError, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.steps import confirmed, doing, drawing
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


def test_only_what_is_under_way_stands_in_the_way(found: dict[str, Offer], officer: Person) -> None:
    rival = found["bj.elder_nursing"]
    blocking = set()
    with doing(found["bj.disabled_nursing"], officer) as deed:
        for state in sorted(OFFERS.states - {""}):
            Offer.objects.filter(pk=rival.pk).update(state=state)
            try:
                not_beside_a_rival(deed)
            except Refused:
                blocking.add(state)
    assert blocking == set(UNDER_WAY)


def another(offer: Offer) -> Offer:
    """The same offer of somebody else, being checked."""
    offer.pk, offer.person, offer.state = uuid7(), uuid7(), "checking"
    return offer


def test_somebody_elses_rival_stands_in_nobodys_way(found: dict[str, Offer], officer: Person) -> None:
    with doing(found["bj.disabled_nursing"], officer) as deed:
        Offer.objects.bulk_create([another(found["bj.elder_nursing"])])
        not_beside_a_rival(deed)


def test_drawing_the_other_must_end_first(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    drawing(found["bj.elder_nursing"].pk, resident, officer)
    with pytest.raises(Refused, match="只能领一项"):
        confirmed(found["bj.disabled_nursing"].pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(found["bj.elder_nursing"].pk, "stop", {"reason": "review"})
    assert confirmed(found["bj.disabled_nursing"].pk, resident).state == "confirmed"


def test_a_benefit_without_a_pair_has_no_rival(found: dict[str, Offer], officer: Person) -> None:
    with doing(found["bj.elder_aged"], officer) as deed:
        Offer.objects.exclude(policy="bj.elder_aged").update(state="checking")
        not_beside_a_rival(deed)


@pytest.mark.parametrize(
    ("choice", "error", "code"),
    [("bj.elder_nursing", Refused, "other-choice"), ("bj.elder_aged", Invalid, "choice"), ("", Invalid, "choice")],
)
def test_a_choice_is_this_side_of_the_pair(
    choice: str, error: type[JiayuanError], code: str, nursing: Offer, officer: Person
) -> None:
    with doing(nursing, officer, choice=choice) as deed, pytest.raises(error) as wrong:
        answer_choice(deed)
    assert wrong.value.code == code


def test_the_choice_is_kept_with_the_offer(nursing: Offer, officer: Person) -> None:
    with doing(nursing, officer, choice=nursing.policy) as deed:
        answer_choice(deed)
        assert Answer.objects.get(offer=nursing).value == nursing.policy
    assert (deed.offer.choice, deed.changed) == (nursing.policy, {"choice"})
