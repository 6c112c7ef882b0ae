"""The letter: of the latest decision against somebody, with clocks that run from its own day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jiayuan.benefits.models import CheckStep, Offer
from jiayuan.benefits.queries.letters import letter
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from tests.benefits.money import drawn
from tests.people import Person

pytestmark = pytest.mark.django_db
# Late in the evening of the 1st in London, the 2nd already in Beijing.
AT = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)


@pytest.fixture
def offer(resident: Person, checking: Person) -> Offer:
    assert resident.subject
    return drawn(resident.subject).offer


def step(offer: Offer, name: str, note: str = "x", at: datetime | None = AT) -> None:
    CheckStep.objects.create(
        person=offer.person, place_path=offer.place_path, offer=offer, step=name, note=note, cite="二(三)", done_at=at
    )


@pytest.mark.parametrize("name", ["refusal", "stop", "settlement"])
def test_a_decision_against_somebody_has_its_letter(name: str, offer: Offer) -> None:
    step(offer, name, "理由")
    found = letter(offer)
    assert (found.decision.step, found.decision.note, found.decision.cite) == (name, "理由", "二(三)")
    assert [one.way for one in found.remedies] == ["review", "survey", "reconsideration", "lawsuit"]


@pytest.mark.parametrize("name", ["papers", "reopen", "amend", "survey", "first_opinion"])
def test_what_is_no_decision_against_somebody_has_none(name: str, offer: Offer) -> None:
    step(offer, name)
    with pytest.raises(NotFound):
        letter(offer)


def test_without_any_step_there_is_no_letter(offer: Offer) -> None:
    with pytest.raises(NotFound):
        letter(offer)


def test_a_decision_that_is_not_dated_yet_is_not_sent(offer: Offer) -> None:
    step(offer, "refusal", at=None)
    with pytest.raises(NotFound):
        letter(offer)
    step(offer, "refusal", "有日期的")
    step(offer, "refusal", at=None)
    assert letter(offer).decision.note == "有日期的"


def test_the_latest_decision_counts_and_later_papers_do_not_hide_it(offer: Offer) -> None:
    step(offer, "refusal", "先")
    step(offer, "stop", "后")
    step(offer, "papers", "户口簿")
    assert letter(offer).decision.note == "后"


def test_the_clocks_run_from_the_day_in_beijing(offer: Offer) -> None:
    step(offer, "refusal")
    *_, reconsideration, lawsuit = letter(offer).remedies
    assert (reconsideration.until, lawsuit.until) == (date(2026, 5, 1), date(2026, 9, 2))


def test_the_office_s_clocks_run_from_the_day_the_letter_is_read(offer: Offer) -> None:
    step(offer, "refusal")
    review, survey, *_ = letter(offer).remedies
    assert review.until is None or review.until > clock.today()
    assert survey.until is None or survey.until > clock.today()
