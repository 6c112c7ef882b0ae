"""The public catalogue and its documents for machines."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests.ledgers.catalogue.conftest import desk, services

__all__ = ["desk", "services"]
pytestmark = pytest.mark.usefixtures("services")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_sees_which_data_there_are_and_how_they_are_shared(client: Client) -> None:
    text = page(client, "/data/")
    assert "老年人台账" in text
    assert "有条件共享" in text
    assert "不予共享" in text


def test_a_dataset_shows_fields_directory_items_and_where_to_ask(client: Client) -> None:
    text = page(client, "/data/elderly/")
    assert "身份证号" in text
    assert "敏感个人信息" in text
    assert "更新周期" in text
    assert "/staff/purposes/ask/elderly-contact/" in text


def test_what_is_not_shared_cannot_be_asked_for(client: Client) -> None:
    assert "/staff/purposes/ask/" not in page(client, "/data/property/")


def test_an_unknown_dataset_is_not_there(client: Client) -> None:
    assert client.get("/data/no-such/").status_code == 404


def test_both_documents_name_every_dataset(client: Client) -> None:
    graph = json.loads(page(client, "/catalogue.jsonld"))["@graph"]
    datasets = {node["@id"] for node in graph if node["@type"] == ["dcat:Dataset"]}
    text = page(client, "/catalogue.ttl")
    assert len(datasets) >= 5
    assert all(f"<{dataset}>" in text for dataset in datasets)


def test_a_service_tells_schema_rate_and_example(client: Client) -> None:
    told = json.loads(page(client, "/api/v1/services/elderly-contact"))
    assert (told["id"], told["version"], told["rate_per_minute"]) == ("elderly-contact", 1, 60)
    assert {"code": "birth", "kind": "date", "label": "出生日期"} in told["attributes"]
    assert client.get("/api/v1/services/no-such").status_code == 404


def test_a_call_without_a_signature_is_malformed(client: Client) -> None:
    answer = client.post("/api/v1/services/elderly-contact", b"{}", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_the_catalogue_speaks_english(client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert "Shared on conditions" in page(client, "/data/")
