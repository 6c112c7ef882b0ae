"""Entries are made from templates and services, and follow every change of them at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound, Refused
from jiayuan.ledgers.catalogue.documents import catalogue_json, catalogue_turtle
from jiayuan.ledgers.catalogue.entries import entries, service
from jiayuan.ledgers.catalogue.loading import FILE, load_catalogue
from jiayuan.ledgers.catalogue.rules.entries import Entry
from jiayuan.ledgers.catalogue.rules.masking import shown
from jiayuan.ledgers.models import DataService, Dataset, Template
from jiayuan.registry import api as registry
from tests.people import as_service

pytestmark = pytest.mark.usefixtures("services")


def entry(code: str = "elderly") -> Entry:
    return next(one for one in entries() if one.code == code)


def test_a_new_version_of_a_template_is_in_the_catalogue_at_once() -> None:
    with as_service():
        row = Template.objects.get(code="elderly")
        columns = [*row.columns, {"header": "住房性质", "attr": "tenure", "required": False}]
        values = {"title": row.title, "family": row.family, "purpose": row.purpose, "row_key": row.row_key}
        Template.objects.create(code="elderly", version=2, columns=columns, **values)
    assert entry().version == 2
    assert entry().fields[-1].label == "住房性质"


def test_a_template_nobody_decided_about_is_listed_and_not_shared() -> None:
    with as_service():
        row = Template.objects.get(code="elderly")
        row.pk, row.code, row.title = None, "newcomers", "新台账"
        row.save(force_insert=True)
    found = entry("newcomers")
    assert (found.share, found.services) == (Dataset.Share.NONE, [])


def test_fields_carry_their_class() -> None:
    classes = {one.attr: one.data_class for one in entry().fields}
    assert (classes["name"], classes["id_number"]) == ("personal", "sensitive")
    assert set(classes) <= {one.code for one in registry.ATTRS}


def test_loading_twice_adds_nothing() -> None:
    with as_service():
        assert load_catalogue() == 0


def next_version(tmp_path: Path, **changes: object) -> Path:
    body = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    first = body["services"][0]
    made = {**first, "version": 2, "told_on": date(2026, 3, 1), "valid_from": date(2026, 3, 2), **changes}
    path = tmp_path / "services.yaml"
    path.write_text(yaml.safe_dump({"datasets": [], "services": [made]}, allow_unicode=True), encoding="utf-8")
    return path


def test_dropping_an_item_needs_thirty_days(tmp_path: Path) -> None:
    with as_service():
        with pytest.raises(Refused) as caught:
            load_catalogue(next_version(tmp_path, attrs=["name"]))
        assert caught.value.code == "notice"
        assert load_catalogue(next_version(tmp_path, attrs=["name"], valid_from=date(2026, 3, 31))) == 1


def test_the_older_version_serves_until_the_newer_begins(tmp_path: Path) -> None:
    begins = clock.today() + timedelta(days=40)
    with as_service():
        load_catalogue(next_version(tmp_path, attrs=["name"], told_on=clock.today(), valid_from=begins))
    assert service("elderly-contact").version == 1
    with clock.frozen(clock.now() + timedelta(days=40)):
        assert (service("elderly-contact").version, service("elderly-contact").attrs) == (2, ["name"])


def test_an_unknown_service_is_not_there() -> None:
    with pytest.raises(NotFound):
        service("no-such")


def test_seeded_services_mask_whatever_identifies_somebody() -> None:
    with as_service():
        plain = {attr for row in DataService.objects.all() for attr in row.plain}
    assert plain <= {"birth", "residence.actual"}
    assert shown("phone", "13911112222") == "139****2222"
    assert shown("birth", "1940-01-15") == "1940-01-15"


def test_the_documents_are_those_of_the_entries() -> None:
    text = catalogue_turtle("https://data.example/")
    assert all(f"<https://data.example/data/#{one.code}>" in text for one in entries())
    graph = catalogue_json("https://data.example/")["@graph"]
    assert sum(node["@type"] == ["dcat:DataService"] for node in graph) == sum(len(one.services) for one in entries())
    assert replace(entry(), title="x") != entry()
