"""Whose ledgers a person may upload."""

from __future__ import annotations

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.web.ledgers.forms import ReasonForm, UploadForm, offices
from tests.ledgers.conftest import Desk
from tests.people import People


def test_a_worker_has_the_committee_of_the_community(desk: Desk) -> None:
    with desk.worker.acting(LEDGER_UPKEEP) as acting:
        assert offices(acting) == [(desk.office, "府右街南社区居委会")]


def test_the_officer_has_those_of_the_street(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP) as acting:
        assert desk.office in dict(offices(acting))


def test_the_neighbour_has_none_of_them(desk: Desk, people: People) -> None:
    with people.neighbour.acting(LEDGER_UPKEEP) as acting:
        assert offices(acting) == []


def test_the_form_offers_the_templates(desk: Desk) -> None:
    with desk.worker.acting(LEDGER_UPKEEP) as acting:
        assert ("elderly", "老年人台账") in UploadForm(acting).fields["template"].choices


def test_a_reason_is_wanted() -> None:
    assert not ReasonForm({"reason": " "}).is_valid()
    assert ReasonForm({"reason": "传错了"}).is_valid()
