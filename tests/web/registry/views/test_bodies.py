"""Organisations, things and what happened: lists, one of them, and where its values came from."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client

from jiayuan.registry import api
from jiayuan.web.registry.occurrence_words import KIND_WORDS
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People, as_service
from tests.tree import HOME, HOME_BUILDING, HOME_COMPOUND, NEXT

LIFT = UUID("01890000-0000-7000-8000-0000000000bb")
BODY = f"/staff/registry/bodies/{LIFT}/"
BESIDE = HOME_COMPOUND.child("0002")
LIST, HAPPENED = "/staff/registry/bodies/", "/staff/registry/occurrences/"


@pytest.fixture
def worker(desk: Desk) -> Client:
    with as_service():
        api.load_things([api.ThingRow(LIFT, "1号梯", "lift", HOME_BUILDING.value)], origin="lifts", as_of=books.AS_OF)
        api.record_occurrence("fault", datetime(2026, 3, 1, tzinfo=UTC), origin="tests", thing=LIFT)
    return desk.worker.client()


def text(client: Client, path: str, **given: str) -> str:
    answer = client.get(path, given)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_every_kind_of_occurrence_has_its_word() -> None:
    with_words = {"inspection", "fault", "repair", "outage", "works", "hazard", "activity"}
    assert set(KIND_WORDS) == with_words


def test_things_and_organisations_are_listed(worker: Client) -> None:
    assert "1号梯" in text(worker, LIST)
    assert "府右街南社区居委会" in text(worker, LIST, kind="organisation")


def test_a_thing_shows_its_values_sources_and_what_happened(worker: Client) -> None:
    page = text(worker, BODY)
    for words in ("1号梯", "1号楼", "故障", f"{BODY}thing.place/"):
        assert words in page
    assert "lifts" in text(worker, f"{BODY}thing.name/")


def test_an_area_tells_what_happened_there(worker: Client) -> None:
    assert ">故障<" in text(worker, HAPPENED, at=HOME_BUILDING.value)
    assert "还没有记下发生的事" in text(worker, HAPPENED, at=BESIDE.value)


def test_the_place_s_page_leads_there(worker: Client) -> None:
    page = text(worker, "/staff/places/", at=HOME_BUILDING.value)
    assert f"{HAPPENED}?at={HOME_BUILDING}" in page


@pytest.mark.parametrize("path", [BODY, f"{BODY}thing.name/", f"{LIST}?at={HOME}", f"{HAPPENED}?at={HOME}"])
def test_the_neighbour_gets_404(worker: Client, people: People, path: str) -> None:
    assert people.neighbour.client().get(path).status_code == 404


@pytest.mark.parametrize("path", [f"{LIST}?at=nonsense", f"{LIST}?kind=person", f"{BODY}name/", f"{LIST}?at={NEXT}"])
def test_what_is_not_there_is_not_found(worker: Client, path: str) -> None:
    assert worker.get(path).status_code == 404
