"""The minute's job sweeps every district in which somebody handles cases."""

from __future__ import annotations

from datetime import timedelta

from jiayuan.cases.api import CaseRef, Unit, districts, install_units
from jiayuan.cases.models import Clock
from jiayuan.cases.tasks import sweep_clocks
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from tests.cases import office as desk
from tests.people import People
from tests.tree import DISTRICT


def test_the_job_finds_what_is_overdue(office: People, filed: CaseRef) -> None:
    with clock.frozen(clock.now() + timedelta(days=1)):
        sweep_clocks(0)
    with office.officer.acting():
        assert Clock.objects.get(case_id=int(filed.number), kind="sign").state == "missed"


def test_it_stands_in_the_queue_of_cases() -> None:
    assert (sweep_clocks.queue, sweep_clocks.name) == ("cases", "cases.sweep")


def test_districts_are_those_of_the_units(office: People) -> None:
    assert districts() == [DISTRICT]
    with desk.as_service(PlacePath("110101.")):
        install_units([Unit(9_001, "东城区指挥中心", frozenset({"backstop"}), "110101.")])
    assert districts() == [PlacePath("110101."), DISTRICT]


def test_an_empty_installation_sweeps_nothing(people: People) -> None:
    sweep_clocks(0)
    assert districts() == []
