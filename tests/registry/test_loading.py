"""Loading a base: people arrive whole, sealed, and as golden records."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import polars as pl
import pyarrow as pa
import pytest
from django.db import IntegrityError

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.registry import api
from jiayuan.registry.models import Entity, Fact, Household, HouseholdMember, Organisation, Person, Residence, Thing
from tests.ledgers import books
from tests.registry.statements import DAY, WHOLE, fact
from tests.tree import HOME, HOME_COMPOUND, HOME_ROOM, NEXT_ROOM

HEAD, SPOUSE, HOUSE = (str(UUID(int=n)) for n in (101, 102, 900))


def load(**columns: list[object]) -> api.Stored:
    return api.bulk_load(pl.DataFrame(columns), origin="person-base", as_of=DAY)


@pytest.fixture
def couple(district: Acting) -> api.Stored:
    return load(
        entity=[HEAD, SPOUSE], name=["单雄信", "王秀兰"], sex=["1", "2"], birth=[date(1950, 1, 1), None],
        id_number=[books.id_number(1), None], phone=["13900000001", ""],
        **{"residence.actual": [HOME_ROOM.value, HOME_ROOM.value], "residence.registered": [NEXT_ROOM.value, None],
           "hukou": ["true", None], "household": [HOUSE, HOUSE], "relation": ["02", "10"]},
    )  # fmt: skip


def test_what_was_loaded_is_counted(couple: api.Stored) -> None:
    assert (couple.made, couple.touched, couple.closed) == (3, 2, 0)


def test_golden_rows_hold_the_values(couple: api.Stored) -> None:
    row = Person.objects.get(pk=HEAD)
    assert (row.name, row.name_py, row.sex, row.birth_date) == ("单雄信", "shan xiong xin", "1", date(1950, 1, 1))
    assert (row.place_path, row.hukou_path) == (HOME_ROOM.value, NEXT_ROOM.value)


def test_numbers_are_sealed_and_found_by_blind_index(couple: api.Stored) -> None:
    row = Person.objects.get(pk=HEAD)
    assert bytes(row.id_bi or b"") == api.blind("id_number", books.id_number(1))
    everything = b"".join(
        bytes(sealed) for sealed in Fact.objects.exclude(sealed=None).values_list("sealed", flat=True)
    )
    assert books.id_number(1).encode() not in everything
    assert not Fact.objects.filter(value__in=[books.id_number(1), "13900000001"]).exists()


def test_null_is_unknown_and_empty_is_known_absent(couple: api.Stored) -> None:
    assert fact(UUID(SPOUSE), "birth").state == "unknown"
    assert fact(UUID(SPOUSE), "phone").state == "absent"
    assert fact(UUID(HEAD), "phone").value == "13900000001"


def test_actual_and_registered_residence_stand_apart(couple: api.Stored) -> None:
    rows = Residence.objects.filter(entity=HEAD).order_by("role").values_list("role", "room__path")
    assert list(rows) == [("actual", HOME_ROOM.value), ("registered", NEXT_ROOM.value)]


def test_the_household_has_its_head(couple: api.Stored) -> None:
    home = Household.objects.get(pk=HOUSE)
    assert (str(home.head_id), home.size, home.room.path if home.room else "") == (HEAD, 2, HOME_ROOM.value)
    assert HouseholdMember.objects.get(pk=SPOUSE).relation == "10"


def test_an_arrow_table_is_taken_too(district: Acting) -> None:
    table = pa.table({"entity": [HEAD], "name": ["王秀兰"], "community": [HOME.value]})
    assert api.bulk_load(table, origin="x", as_of=DAY).made == 1
    assert Person.objects.get(pk=HEAD).place_path == HOME.value


@pytest.mark.parametrize("column", ["petitioner", "faith", "score"])
def test_attributes_outside_the_standard_cannot_be_loaded(district: Acting, column: str) -> None:
    with pytest.raises(Invalid):
        load(entity=[HEAD], name=["王秀兰"], **{column: ["x"]})
    assert not Entity.objects.exists()


def test_nobody_is_loaded_twice(couple: api.Stored) -> None:
    with pytest.raises(IntegrityError):
        load(entity=[HEAD], name=["王秀兰"])


def test_organisations_have_numbers(district: Acting) -> None:
    rows = [
        api.OrganisationRow(uuid7(), "府右街南社区居委会", "committee", HOME.value),
        api.OrganisationRow(uuid7(), "红墙物业", "property", HOME_COMPOUND.value, "91110102MA00000000"),
    ]
    assert api.load_organisations(rows, origin="x", as_of=DAY).made == 2
    found = api.organisations(within=HOME)
    assert {one.kind for one in found} == {"committee", "property"}
    assert api.organisation(found[0].no) == found[0]
    assert Organisation.objects.get(uscc="91110102MA00000000").place_path == HOME_COMPOUND.value


def test_things_have_a_place_and_a_keeper(district: Acting) -> None:
    keeper = uuid7()
    row = api.ThingRow(uuid7(), "消火栓3号", "hydrant", HOME_COMPOUND.value, "1101020010010001", 116.37, 39.91, keeper)
    api.load_things([row], origin="x", as_of=DAY)
    (found,) = api.things("hydrant", HOME)
    assert (found.name, found.lon, found.code16) == ("消火栓3号", 116.37, "1101020010010001")
    assert Thing.objects.get().keeper == keeper


def test_nothing_to_load_is_nothing_done(district: Acting) -> None:
    assert api.load_organisations([], origin="x", as_of=DAY).made == 0
    assert api.load_things([], origin="x", as_of=DAY).made == 0


def test_a_load_can_be_rebuilt_to_the_same_bytes(couple: api.Stored) -> None:
    before = api.golden_digest()
    assert api.rebuild(check=False) == 0
    assert api.golden_digest() == before
    assert api.household_table(UPKEEP_SYSTEM, WHOLE).num_rows == 2
