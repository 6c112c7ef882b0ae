"""Papers are asked for once."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_papers_are_asked_for_once(in_check: Offer, officer: Person, resident: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "need", {"papers": "残疾人证"})
    with resident.acting(SERVICE_SELF):
        assert api.command(in_check.pk, "supply", {"supplied": "已交到窗口"}).state == "checking"
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused, match="一次性"):
        api.command(in_check.pk, "need", {"papers": "照片"})
