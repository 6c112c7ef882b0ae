"""The demo's places, people, organisations, facilities and accounts, put in through the modules' doors."""

from __future__ import annotations

from uuid import UUID

from jiayuan.config.demo.district import District
from jiayuan.config.demo.hats import DISTRICT, as_seed
from jiayuan.config.demo.logins import open_accounts
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import api as places
from jiayuan.registry import api as registry

ORIGIN = "人口基础库（演示）"
FACILITY_ORIGIN = "设施普查（演示）"


def load_places(district: District) -> int:
    # Divisions, then houses under them, then outlines, which give the houses their grids.
    with as_seed():
        made = places.load_divisions() + places.load_tree(district.houses.places, district.as_of)
        places.load_outlines(DISTRICT)
        for path, alias in district.houses.aliases.select("path", "alias").iter_rows():
            places.add_alias(PlacePath(path), alias, places.AliasKind.OLD)
    return made


def load_organisations(district: District) -> int:
    rows = [
        registry.OrganisationRow(UUID(entity), name, kind, place, uscc)
        for entity, name, kind, place, uscc in district.organisations.select(
            "organisation", "name", "kind", "place", "uscc"
        ).iter_rows()
    ]
    with as_seed():
        return registry.load_organisations(rows, origin=ORIGIN, as_of=district.as_of).made


def load_facilities(district: District) -> int:
    columns = ("thing", "name", "kind", "place", "code16", "lon", "lat", "keeper")
    rows = [
        registry.ThingRow(UUID(entity), name, kind, place, code, lon, lat, UUID(keeper) if keeper else None)
        for entity, name, kind, place, code, lon, lat, keeper in district.facilities.select(columns).iter_rows()
    ]
    with as_seed():
        return registry.load_things(rows, origin=FACILITY_ORIGIN, as_of=district.as_of).made


def load_people(district: District) -> int:
    with as_seed():
        registry.bulk_load(district.base, origin=ORIGIN, as_of=district.as_of)
    return district.base.height


def load_accounts(district: District) -> int:
    with as_seed():
        return open_accounts(district.people)
