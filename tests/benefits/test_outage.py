"""A source that does not answer decides nothing, for one and for all alike."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN, Fact
from jiayuan.benefits.models import Assessment, Offer
from jiayuan.benefits.outage import down_codes, without_down
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from tests.benefits.steps import confirmed
from tests.people import Person

SOURCE = "残疾人证库"


@pytest.fixture
def down(settings: Any) -> None:
    settings.SOURCES_DOWN = frozenset({SOURCE})


def test_all_answer_as_a_rule() -> None:
    assert down_codes(api.load_book()) == frozenset()


def test_the_facts_of_a_source_that_is_down(down: None) -> None:
    assert {"dis.type", "dis.level", "dis.multi"} <= down_codes(api.load_book())
    assert "birth" not in down_codes(api.load_book())


def test_its_last_copy_is_left_open_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    facts = {"dis.level": Fact(KNOWN, 1, None, SOURCE), "hukou": Fact(KNOWN, True)}
    found = without_down(facts, frozenset({"dis.level", "dis.type"}))
    assert (found["dis.level"].state, found["dis.level"].note) == (UNKNOWN, "down")
    assert found["hukou"] == facts["hukou"]
    assert [record.getMessage() for record in caplog.records] == ["source down, facts left open: dis.level"]


def test_where_nothing_is_touched_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    without_down({"hukou": Fact(KNOWN, True)}, frozenset({"dis.level"}))
    assert caplog.records == []


@pytest.mark.django_db
def test_one_person_is_undecided_with_the_reason(base: UUID, officer: Person, down: None) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert api.explain(base, "bj.disabled_nursing").result.code == -4
        assert api.explain(base, "bj.elder_aged").result.code == 1


@pytest.mark.django_db
def test_the_run_says_the_same_of_everybody(base: UUID, officer: Person, down: None) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        codes = dict(Assessment.objects.values_list("policy", "code"))
    assert (codes["bj.disabled_nursing"], codes["bj.elder_aged"]) == (-4, 1)


@pytest.mark.django_db
def test_the_form_may_be_sent_and_waits(
    nursing: Offer, resident: Person, officer: Person, down: None, settings: Any
) -> None:
    assert confirmed(nursing.pk, resident).state == "confirmed"
    with officer.acting(BENEFIT_CHECK):
        with pytest.raises(Refused):
            api.command(nursing.pk, "check")
        settings.SOURCES_DOWN = frozenset()
        assert api.command(nursing.pk, "check").state == "checking"
