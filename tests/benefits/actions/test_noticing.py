"""The public notice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Notice, Offer
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_notice_shows_what_the_document_says_for_seven_days(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert api.command(in_check.pk, "publish").state == "noticed"
        notice = Notice.objects.get(offer=in_check)
    assert (notice.until - notice.since).days == 7
    assert notice.shows == ["name", "kind", "amount"]


def test_a_notice_ends_when_its_time_is_over(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "publish")
        with pytest.raises(Refused, match="公示期"):
            api.command(in_check.pk, "end")
        with clock.frozen(clock.now() + timedelta(days=8)):
            assert api.command(in_check.pk, "end").state == "approved"


def test_an_objection_brings_it_back(in_check: Offer, officer: Person, worker: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "publish")
    with worker.acting(BENEFIT_CHECK):
        offer = api.command(in_check.pk, "object", {"objection": "不住在这里"})
        assert Notice.objects.get(offer=offer).ended_at is not None
    assert offer.state == "checking"
