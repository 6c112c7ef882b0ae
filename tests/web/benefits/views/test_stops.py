"""Stops and surplus on the desk, the letter of a stop, the round of a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Entitlement, Overpayment, StopProposal
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.money import drawn
from tests.people import Person

pytestmark = pytest.mark.django_db
STOPS = "/staff/benefits/stops/"


@pytest.fixture
def draws(base: UUID, officer: Person) -> Entitlement:
    with officer.acting(BENEFIT_CHECK):
        return drawn(base, date(2026, 6, 1))


def proposal(draws: Entitlement, officer: Person, kind: str = "stop", reason: str = "hukou") -> str:
    with officer.acting(BENEFIT_CHECK):
        made = StopProposal.objects.create(
            person=draws.person, place_path=draws.place_path, entitlement=draws, kind=kind, reason=reason,
            since=date(2026, 10, 9), state="proposed", proposed_at=clock.now(),
        )  # fmt: skip
    return f"{STOPS}{made.pk}/"


def test_an_officer_sees_what_changed_and_confirms(draws: Entitlement, officer: Person) -> None:
    address, client = proposal(draws, officer), officer.client()
    html = client.get(STOPS).content.decode()
    assert "户籍迁出本市" in html
    assert "2026-10-09" in html
    assert "秀" not in html
    done = client.post(f"{address}confirm/", {"told": "visit"}, follow=True).content.decode()
    assert "没有等您决定的变动" in done


def test_for_a_death_no_message_is_offered(draws: Entitlement, officer: Person) -> None:
    proposal(draws, officer, reason="death")
    html = officer.client().get(STOPS).content.decode()
    assert "已电话告知家属" in html
    assert "发消息" not in html


def test_things_stay_as_they_are_with_a_word(draws: Entitlement, officer: Person) -> None:
    address, client = proposal(draws, officer), officer.client()
    assert client.post(f"{address}dismiss/", {"note": ""}).status_code == 422
    assert client.post(f"{address}dismiss/", {"note": "台账有误"}).status_code == 302
    assert client.post(f"{address}confirm/").status_code == 409


def test_a_surplus_is_listed_and_written_down(draws: Entitlement, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        line = Overpayment.objects.create(
            person=draws.person, place_path=draws.place_path, entitlement=draws, kind="surplus",
            months=[date(2026, 10, 1), date(2026, 11, 1)], amount=20_000, found_at=clock.now(),
        )  # fmt: skip
    client = officer.client()
    html = client.get(STOPS).content.decode()
    assert "2026-10、2026-11" in html
    assert "不自动追回" in html
    given = {"outcome": "waived", "note": "家庭困难"}
    done = client.post(f"/staff/benefits/surplus/{line.pk}/", given, follow=True).content.decode()
    assert "没有多发的记录" in done


def test_the_neighbour_and_the_worker_decide_nothing(
    draws: Entitlement, officer: Person, neighbour: Person, worker: Person
) -> None:
    address = proposal(draws, officer)
    for who in (neighbour, worker):
        assert who.client().post(f"{address}confirm/").status_code in (403, 404)


def test_the_letter_prints_reason_clause_and_four_clocks(draws: Entitlement, officer: Person, resident: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(draws.offer_id, "stop", {"reason": "hukou"})
    client = resident.client()
    assert "看决定告知书" in client.get(f"/me/benefits/{draws.offer_id}/").content.decode()
    html = client.get(f"/me/benefits/{draws.offer_id}/letter/").content.decode()
    for word in ("户籍迁出本市", "七(二)", "5 个工作日", "4 个工作日", "445号 六(三)", "60 日内", "6 个月内"):
        assert word in html


def test_nobody_else_reads_the_letter(draws: Entitlement, officer: Person, neighbour: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(draws.offer_id, "stop", {"reason": "hukou"})
    assert neighbour.as_resident().client().get(f"/me/benefits/{draws.offer_id}/letter/").status_code == 404


@pytest.mark.parametrize("day", ["", "?day=2026-12-01", "?day=soon"])
def test_a_day_without_anything_is_calm(day: str, tree: None, worker: Person) -> None:
    assert "这一天没有要送的" in worker.client().get(f"/staff/benefits/round/{day}").content.decode()
