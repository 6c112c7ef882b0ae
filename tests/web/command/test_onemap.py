"""Pages of command: who sees what, and the way from an incident to a unit."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.kernel import clock
from tests.command.stage import Event, as_service, open_quickly, report
from tests.people import People, Person


@pytest.fixture
def fair(people: People) -> Event:
    """The running event; nobody acts."""
    return open_quickly(clock.now())


PAGES = ("", "map/", "map/queue/", "map/figures/", "layers/", "stream/", "frame/", "report/", "incidents/new/",
         "layers/units/", "layers/zones.geojson")  # fmt: skip


def test_officer_opens_every_page(fair: Event, officer: Person) -> None:
    client = officer.client()
    answers = {page: client.get(f"/staff/command/plans/{fair.plan}/{page}").status_code for page in PAGES}
    assert set(answers.values()) == {200}, answers


def test_neighbour_gets_nothing(fair: Event, neighbour: Person) -> None:
    client = neighbour.client()
    answers = {page: client.get(f"/staff/command/plans/{fair.plan}/{page}") for page in PAGES}
    assert {answer.status_code for answer in answers.values()} <= {403, 404}
    assert not any("游园会" in answer.content.decode() for answer in answers.values())


def test_neighbours_list_is_empty(fair: Event, neighbour: Person) -> None:
    answer = neighbour.client().get("/staff/command/")
    assert answer.status_code == 200
    assert "游园会" not in answer.content.decode()


def test_list_shows_the_plan(fair: Event, officer: Person) -> None:
    answer = officer.client().get("/staff/command/")
    assert "金秋游园会" in answer.content.decode()


def test_every_layer_has_its_table(fair: Event, officer: Person) -> None:
    with as_service():
        report(fair)
    client, here = officer.client(), f"/staff/command/plans/{fair.plan}/layers/"
    for layer in ("zones", "blind", "risk", "points", "posts", "incidents", "units"):
        features = client.get(f"{here}{layer}.geojson").json()["features"]
        table = client.get(f"{here}{layer}/").content.decode()
        assert table.count("<tr>") == (len(features) + 1 if features else 0), layer


def choose(client: Client, incident: object, option: str = "1", **more: str) -> object:
    """Confirms an option as the panel's form does."""
    page = client.get(f"/staff/command/incidents/{incident}/")
    shown = page.context["options"][int(option) - 1]
    values = {"option": option, f"sealed-{option}": shown["sealed"], **more}
    return client.post(f"/staff/command/incidents/{incident}/confirm/", values)


def test_officer_sends_the_first_option(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    client = officer.client()
    assert choose(client, incident).status_code == 302
    page = client.get(f"/staff/command/incidents/{incident}/")
    assert [row["task"].state for row in page.context["tasks"]] == ["offered"]


def test_second_option_needs_a_reason(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    answer = choose(officer.client(), incident, "2")
    assert answer.status_code == 422
    assert "原因" in answer.content.decode()


def test_forged_option_is_refused(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    values = {"option": "1", "sealed-1": "forged"}
    answer = officer.client().post(f"/staff/command/incidents/{incident}/confirm/", values)
    assert answer.status_code == 422


def test_htmx_gets_the_panel_only(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    answer = officer.client().get(f"/staff/command/incidents/{incident}/", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "jy-confirm" in answer.content.decode()


def test_new_incident_goes_to_the_map(fair: Event, officer: Person) -> None:
    values = {"class_code": "lost_item", "lon": "116.38", "lat": "39.908", "text": "捡到背包"}
    answer = officer.client().post(f"/staff/command/plans/{fair.plan}/incidents/new/", values)
    assert answer.status_code == 302
    assert "?incident=" in answer.url


def test_wrong_incident_names_the_field(fair: Event, officer: Person) -> None:
    answer = officer.client().post(f"/staff/command/plans/{fair.plan}/incidents/new/", {"class_code": "assembly"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"class_code", "lon", "lat", "text"}


def test_dispatcher_ticks_for_a_unit(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    client = officer.client()
    choose(client, incident)
    task = client.get(f"/staff/command/incidents/{incident}/").context["tasks"][0]["task"]
    for command in ("accept", "depart", "arrive", "clear"):
        assert client.post(f"/staff/command/dispatches/{task.id}/do/{command}/").status_code == 302
    assert client.get(f"/staff/command/incidents/{incident}/").context["incident"].state == "resolved"


def test_impossible_move_says_so(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    answer = officer.client().post(f"/staff/command/incidents/{incident}/do/close/")
    assert answer.status_code == 409
    assert "现在不能做这一步" in answer.content.decode()


def test_plan_refusal_is_shown_on_the_page(fair: Event, officer: Person) -> None:
    with as_service():
        report(fair)
    answer = officer.client().post(f"/staff/command/plans/{fair.plan}/do/close/")
    assert answer.status_code == 422
    assert "一级突发事件" in answer.content.decode()


def test_residents_never_appear(fair: Event, officer: Person) -> None:
    page = officer.client().get(f"/staff/command/plans/{fair.plan}/layers/units.geojson").content.decode()
    assert "王秀兰" not in page
    assert '"name"' not in page
