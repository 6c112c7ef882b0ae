"""The layers of the map as pages give them: index, GeoJSON, list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from jiayuan.audit.api import search
from jiayuan.command import api
from jiayuan.command.models import Incident
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import AUDIT_REVIEW
from jiayuan.places import api as places
from jiayuan.web.command import labels
from jiayuan.web.command.tables import AREAS, rows_of
from tests.command.stage import Event, as_service, open_quickly, report
from tests.people import People, Person
from tests.tree import STREET, as_role


@pytest.fixture
def fair(people: People) -> Event:
    """The running event; nobody acts."""
    return open_quickly(clock.now())


@pytest.fixture
def client(officer: Person) -> Client:
    return officer.client()


def here(event: Event, page: str = "") -> str:
    return f"/staff/command/plans/{event.plan}/{page}"


def test_index_names_every_layer_with_its_address(fair: Event, client: Client) -> None:
    rows = client.get(here(fair, "layers/")).json()["layers"]
    assert [row["id"] for row in rows] == list(api.LAYERS)
    assert all(set(row) == {"id", "kind", "url", "visible", "refresh"} for row in rows)
    for row in rows:
        assert client.get(row["url"]).json()["type"] == "FeatureCollection"


def test_outlines_can_be_switched_on_the_map(fair: Event, client: Client) -> None:
    page = client.get(here(fair, "map/")).content.decode()
    assert 'id="layer-outlines"' in page
    assert "街道、社区边界（示意）" in page
    assert 'id="layer-roads"' not in page


def test_outlines_have_their_list(fair: Event, client: Client) -> None:
    with as_role("jy_staff"):
        places.load_outlines(STREET)
    page = client.get(here(fair, "layers/outlines/")).content.decode()
    assert "西长安街街道（示意）" in page
    features = client.get(here(fair, "layers/outlines.geojson")).json()["features"]
    assert page.count("<tr>") == len(features) + 1


def test_map_speaks_english(fair: Event, client: Client) -> None:
    page = client.get(here(fair, "map/"), headers={"accept-language": "en"}).content.decode()
    assert "Streets and communities (illustrative)" in page
    assert "图层" not in page


@pytest.mark.parametrize("layer", ["roads", "residents", "care", "persons", "cameras"])
def test_no_list_of_what_is_no_layer(fair: Event, client: Client, layer: str) -> None:
    assert client.get(here(fair, f"layers/{layer}/")).status_code == 404


@pytest.mark.parametrize("layer", ["residents", "care", "persons", "cameras"])
def test_no_data_of_what_is_no_layer(fair: Event, client: Client, layer: str) -> None:
    assert client.get(here(fair, f"layers/{layer}.geojson")).status_code == 404


def test_reading_positions_leaves_a_record(fair: Event, client: Client, people: People) -> None:
    client.get(here(fair, "layers/units.geojson"))
    with people.auditor.acting(AUDIT_REVIEW):
        (entry,) = search(act="command.positions.read", obj=f"plan:{fair.plan}")
    assert (entry.actor, entry.fields, entry.n) == (people.officer.account_id, ("position",), len(fair.fixes))


def test_worker_sees_the_ground_of_no_foreign_plan(fair: Event, people: People) -> None:
    client = people.worker.client()
    for layer in api.LAYERS:
        assert client.get(here(fair, f"layers/{layer}.geojson")).status_code == 404


@pytest.mark.parametrize("layer", [name for name in api.LAYERS if name != "roads"])
def test_cells_fit_their_columns(fair: Event, layer: str) -> None:
    with as_service():
        report(fair)
        found: list[dict[str, Any]] = api.layer_features(fair.plan, layer)["features"]
        columns, rows = rows_of(layer, found)
    assert len(rows) == len(found)
    assert all(len(row) == len(columns) for row in rows)
    assert (str(columns[-1]["label"]) == "经纬度") is (layer not in AREAS)


def late(event: Event, seconds: int) -> object:
    """A medical matter reported so long ago, and the list climbed."""
    with as_service():
        incident = report(event)
        Incident.objects.filter(pk=incident).update(reported_at=clock.now() - timedelta(seconds=seconds))
        api.escalate_incidents()
    return incident


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(151, "请派下一支力量"), (241, "通知片区负责人，加派力量"), (301, "列入指挥员红色清单"), (451, "报请区级支援")],
)
def test_queue_and_panel_say_what_is_due(fair: Event, client: Client, seconds: int, words: str) -> None:
    incident = late(fair, seconds)
    assert words in client.get(here(fair, "map/queue/")).content.decode()
    assert words in client.get(f"/staff/command/incidents/{incident}/").content.decode()


def test_fresh_incident_asks_for_nothing(fair: Event, client: Client) -> None:
    late(fair, 10)
    page = client.get(here(fair, "map/queue/")).content.decode()
    assert not any(step.name in page for step in api.ESCALATIONS.values())


@pytest.mark.parametrize(("level", "tone"), [(1, "warning"), (2, "warning"), (3, "danger"), (4, "danger")])
def test_red_list_is_red(level: int, tone: str) -> None:
    assert labels.escalation_tag(level) == (api.ESCALATIONS[level].name, tone)


def test_no_step_no_tag() -> None:
    assert labels.escalation_tag(0) is None


def test_map_may_talk_to_the_live_process_only(fair: Event, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIAYUAN_LIVE_URL", "http://127.0.0.1:8901/")
    policy = client.get(here(fair, "map/")).headers["Content-Security-Policy"]
    assert "connect-src 'self' http://127.0.0.1:8901;" in f"{policy};"
    assert "script-src" not in policy or "unsafe" not in policy
    answer = client.get(here(fair, "stream/")).json()
    assert answer["url"].startswith(f"http://127.0.0.1:8901/live/plans/{fair.plan}/?token=")


def test_stream_is_of_the_same_address_behind_a_proxy(
    fair: Event, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JIAYUAN_LIVE_URL", raising=False)
    assert client.get(here(fair, "stream/")).json()["url"].startswith("/live/plans/")
    assert client.get(here(fair, "map/")).headers["Content-Security-Policy"].endswith("connect-src 'self'")


@pytest.mark.parametrize("chosen", ["", "x", "0" * 32, "' OR 1"])
def test_odd_choice_of_an_incident_is_no_fault(fair: Event, client: Client, chosen: str) -> None:
    answer = client.get(here(fair, "map/"), {"incident": chosen})
    assert answer.status_code in (200, 404)
    assert answer.status_code == (404 if chosen == "0" * 32 else 200)


def test_chosen_incident_is_open_beside_the_map(fair: Event, client: Client) -> None:
    with as_service():
        incident = report(fair)
    page = client.get(here(fair, "map/"), {"incident": str(incident)})
    assert page.context["incident"].id == incident
    assert page.context["asked"]
