"""Papers are asked for once."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Answer, CheckStep, Offer
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import told
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_papers_are_asked_for_once(in_check: Offer, officer: Person, resident: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "need", {"papers": "残疾人证"})
    with resident.acting(SERVICE_SELF):
        assert api.command(in_check.pk, "supply", {"supplied": "已交到窗口"}).state == "checking"
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused, match="一次性"):
        api.command(in_check.pk, "need", {"papers": "照片"})


def test_the_message_does_not_carry_the_list(in_check: Offer, officer: Person, resident: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert api.command(in_check.pk, "need", {"papers": "残疾人证原件"}).state == "waiting"
        assert CheckStep.objects.get(offer=in_check, step="papers").note == "残疾人证原件"
    assert told(resident) == [("benefits.needed", {})]


def test_an_empty_list_is_no_list(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid) as missing:
            api.command(in_check.pk, "need", {"papers": "  "})
        assert not CheckStep.objects.filter(step="papers").exists()
    assert missing.value.code == "missing-papers"


def test_what_was_brought_is_a_statement_of_who_brought_it(in_check: Offer, officer: Person, worker: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "need", {"papers": "残疾人证"})
    with worker.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "supply", {"supplied": "残疾人证复印件"})
        brought = Answer.objects.get(offer=in_check, question="papers")
    assert (brought.value, brought.channel, brought.by_id) == ("残疾人证复印件", "worker", worker.account_id)


def test_a_matter_that_waits_is_not_decided(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "need", {"papers": "残疾人证"})
        with pytest.raises(Conflict) as refused:
            api.command(in_check.pk, "publish")
    assert refused.value.allowed == ("supply",)


def test_even_after_an_appeal_papers_are_asked_for_once(
    appealed: Offer, second_officer: Acting, worker: Person
) -> None:
    api.command(appealed.pk, "overturn")
    api.command(appealed.pk, "need", {"papers": "残疾人证"})
    with worker.acting(BENEFIT_CHECK):
        api.command(appealed.pk, "supply", {"supplied": "交了"})
    with pytest.raises(Refused, match="一次性"):
        api.command(appealed.pk, "need", {"papers": "照片"})


def test_a_resident_asks_for_no_papers(in_check: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        api.command(in_check.pk, "need", {"papers": "x"})
