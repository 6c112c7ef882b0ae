"""Receiving reports: what is filled in, what is refused, what is a repeat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from jiayuan.command import api
from jiayuan.command.actions.reporting import NEAR_M
from jiayuan.command.inputs import NewIncident
from jiayuan.command.models import Incident
from jiayuan.command.words import INCIDENT_CLASSES, SOURCES
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places.api import from_local, to_local
from tests.command.stage import AT, Event, report
from tests.people import People


def row(key: UUID) -> Incident:
    return Incident.objects.get(pk=key)


@pytest.mark.parametrize("kind", INCIDENT_CLASSES.values(), ids=lambda kind: kind.code)
def test_class_decides_priority_needs_and_target(event: Event, kind: object) -> None:
    found = row(report(event, kind.code))  # type: ignore[attr-defined]
    assert (found.priority, found.service) == (kind.priority, kind.service)  # type: ignore[attr-defined]
    assert [(need["skill"], need["count"]) for need in found.needs] == list(kind.needs)  # type: ignore[attr-defined]
    assert found.target_s == {"temporary": 180, "professional": 300}[kind.service]  # type: ignore[attr-defined]


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_of_the_list_is_taken(event: Event, source: str) -> None:
    assert row(report(event, source=source)).source == source


def test_person_at_the_desk_knows_better(event: Event) -> None:
    assert row(report(event, "lost_item", priority=1)).priority == 1


@pytest.mark.parametrize(
    "spot", [(0.0, 39.9), (116.4, 0.0), (200.0, 39.9), (float("nan"), 39.9), (116.4, float("inf"))]
)
def test_place_must_be_in_this_country(event: Event, spot: tuple[float, float]) -> None:
    with pytest.raises(Invalid) as refused:
        report(event, lon=spot[0], lat=spot[1])
    assert [error.field for error in refused.value.errors] == ["place"]


@pytest.mark.parametrize("priority", [0, 4, -1])
def test_priority_is_one_to_three(event: Event, priority: int) -> None:
    with pytest.raises(Invalid) as refused:
        report(event, priority=priority)
    assert [error.code for error in refused.value.errors] == ["range"]


def test_long_text_is_cut_after_it_was_masked(event: Event) -> None:
    text = "路" * 392 + "13812345678"
    kept = row(report(event, text=text)).text
    assert len(kept) == 400
    assert kept.endswith("138****7")


def test_every_incident_has_a_node_to_send_units_to(event: Event) -> None:
    assert row(report(event)).node >= 0


def test_same_key_is_the_same_incident_after_the_plan_is_over(event: Event) -> None:
    key = uuid7()
    first = report(event, "lost_item", client_key=key)
    api.plan_command(event.plan, "close")
    assert report(event, "lost_item", client_key=key) == first


def test_keys_of_different_reports_do_not_meet(event: Event) -> None:
    assert report(event, client_key=uuid7()) != report(event, client_key=uuid7())
    assert report(event) != report(event)


def test_refused_report_takes_no_number(event: Event) -> None:
    report(event)
    with pytest.raises(Invalid):
        report(event, "assembly")
    assert row(report(event)).number == 2


def test_case_it_came_from_is_named_by_number_only(event: Event) -> None:
    assert row(report(event, case_ref="XC-2026-000123")).case_ref == "XC-2026-000123"


def test_plan_of_nowhere_is_not_found(event: Event) -> None:
    with pytest.raises(NotFound):
        report(replace(event, plan=uuid7()))


def test_neighbour_reports_nothing_here(event: Event, people: People) -> None:
    new = NewIncident(event.plan, "medical", 116.38, 39.908, "有人摔倒")
    with people.neighbour.acting(EVENT_STAFFING), pytest.raises(NotFound):
        api.report_incident(new)
    assert not Incident.objects.filter(plan=event.plan).exists()


def beside(event: Event, metres: float) -> dict[str, float]:
    """A place so many metres east of the usual one."""
    x, y = to_local(event.fixes[0].lon + 0.0004, event.fixes[0].lat)
    lon, lat = from_local(x + metres, y)
    return {"lon": lon, "lat": lat}


@pytest.mark.parametrize(("metres", "hinted"), [(0, True), (NEAR_M - 0.5, True), (NEAR_M + 0.5, False)])
def test_near_is_eighty_metres(event: Event, metres: float, hinted: bool) -> None:
    first, second = report(event), report(event, **beside(event, metres))
    assert [item.pk for item in api.duplicates_of(row(second))] == ([first] if hinted else [])


@pytest.mark.parametrize(("seconds", "hinted"), [(900, True), (901, False)])
def test_soon_is_fifteen_minutes(event: Event, seconds: int, hinted: bool) -> None:
    first = report(event)
    with clock.frozen(AT + timedelta(seconds=seconds)):
        second = report(event)
    assert [item.pk for item in api.duplicates_of(row(second))] == ([first] if hinted else [])
    assert [item.pk for item in api.duplicates_of(row(first))] == ([second] if hinted else [])


@pytest.mark.parametrize("state", ["closed", "cancelled", "merged"])
def test_what_is_over_is_no_duplicate(event: Event, state: str) -> None:
    Incident.objects.filter(pk=report(event)).update(state=state)
    assert api.duplicates_of(row(report(event))) == []


def test_duplicates_come_in_order_of_their_number(event: Event) -> None:
    made = [report(event) for _ in range(3)]
    assert [item.pk for item in api.duplicates_of(row(made[1]))] == [made[0], made[2]]
