"""What the night does."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import polars as pl
import pytest

from jiayuan.audit.models import Record
from jiayuan.benefits import api
from jiayuan.benefits.models import Offer, Run
from jiayuan.identity.api import service_id
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import AUDIT_REVIEW, BENEFIT_CHECK, BENEFIT_MATCHING
from jiayuan.places.loading import insert_places
from tests.benefits.residents import changed
from tests.benefits.steps import confirmed, told
from tests.people import Person
from tests.tree import HOME, HOME_ROOM, NEXT, NEXT_ROOM, as_role

pytestmark = pytest.mark.django_db


def test_each_street_is_evaluated(base: object, officer: Person) -> None:
    assert api.nightly() == 1
    with officer.acting(BENEFIT_MATCHING):
        assert Run.objects.count() == 1
        assert Offer.objects.count() == 3


def test_streets_of_another_district_have_their_night_too(base: object, officer: Person) -> None:
    paths = {"110105.": "district", "110105.001.": "street", "110105.002.": "street"}
    rows = [{"path": path, "kind": kind, "name": path, "floors": None, "units": None} for path, kind in paths.items()]
    with as_role("jy_staff"):
        insert_places(pl.DataFrame(rows, schema_overrides={"floors": pl.Int64, "units": pl.Int64}), None)
    assert api.nightly() == 3
    with officer.acting(BENEFIT_MATCHING):
        assert Run.objects.count() == 1


def test_an_installation_without_places_has_no_night(db: None) -> None:
    assert api.nightly() == 0


def test_a_second_night_finds_nothing_new(base: object, officer: Person) -> None:
    api.nightly()
    api.nightly()
    with officer.acting(BENEFIT_MATCHING):
        assert Offer.objects.count() == 3


def test_notices_take_themselves_down(nursing: Offer, resident: Person, officer: Person) -> None:
    confirmed(nursing.pk, resident, choice=nursing.policy)
    with officer.acting(BENEFIT_CHECK):
        api.command(nursing.pk, "check")
        api.command(nursing.pk, "publish")
        assert api.end_notices() == 0
        with clock.frozen(clock.now() + timedelta(days=7)):
            assert api.end_notices() == 1
        assert Offer.objects.get(pk=nursing.pk).state == "approved"


def test_what_is_gone_lapses_in_the_night(found: dict[str, Offer], officer: Person) -> None:
    changed(found["bj.elder_aged"].person, hukou="false")
    api.nightly()
    with officer.acting(BENEFIT_MATCHING):
        assert set(Offer.objects.values_list("state", flat=True)) == {"lapsed"}


def test_only_who_was_told_hears_of_the_lapse(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.command(found["bj.elder_aged"].pk, "contact")
    changed(found["bj.elder_aged"].person, hukou="false")
    api.nightly()
    assert [template for template, _ in told(resident)] == ["benefits.lapsed", "benefits.contact"]


def test_whoever_answered_does_not_lapse(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    changed(aged.person, hukou="false")
    api.nightly()
    with officer.acting(BENEFIT_CHECK):
        assert Offer.objects.get(pk=aged.pk).state == "confirmed"


def test_what_is_still_open_does_not_lapse(aged: Offer, resident: Person, officer: Person) -> None:
    changed(aged.person, birth="")
    api.nightly()
    with officer.acting(BENEFIT_CHECK):
        assert Offer.objects.get(pk=aged.pk).state == "found"


def test_who_moved_away_is_found_by_the_new_place(found: dict[str, Offer], base: UUID, officer: Person) -> None:
    changed(base, residence__actual=NEXT_ROOM.value)
    for place in (HOME, NEXT, HOME, NEXT):
        api.night_of(place)
    with officer.acting(BENEFIT_MATCHING):
        here = Offer.objects.filter(place_path=NEXT_ROOM.value, state="found")
        assert set(here.values_list("policy", flat=True)) == {
            "bj.disabled_living", "bj.elder_aged", "bj.elder_nursing",
        }  # fmt: skip
        assert not Offer.objects.filter(place_path=HOME_ROOM.value).exclude(state="lapsed").exists()


def test_a_night_is_the_services_deed(base: object, officer: Person, auditor: Person) -> None:
    api.nightly()
    with auditor.acting(AUDIT_REVIEW):
        actors = set(Record.objects.filter(act__startswith="benefits.").values_list("actor", flat=True))
    assert actors == {service_id("benefits-nightly")}


def test_an_ended_notice_is_ended_once(nursing: Offer, resident: Person, officer: Person) -> None:
    confirmed(nursing.pk, resident, choice=nursing.policy)
    with officer.acting(BENEFIT_CHECK):
        api.command(nursing.pk, "check")
        api.command(nursing.pk, "publish")
    with clock.frozen(clock.now() + timedelta(days=7)):
        api.nightly()
        api.nightly()
    assert [refs for template, refs in told(resident) if template == "benefits.decided"] == [{"outcome": "approved"}]
