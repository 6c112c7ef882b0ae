"""Puts the demo district into the database, through the modules' doors only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import polars as pl
from django.conf import settings
from django.db import transaction

from jiayuan.config.demo.anchors import anchors
from jiayuan.config.demo.areas import Scale, read_divisions
from jiayuan.config.demo.district import District, generate
from jiayuan.config.demo.logins import open_accounts
from jiayuan.config.demo.progress import Steps
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.places import api as places
from jiayuan.registry import api as registry

DISTRICT = PlacePath("110102.")
ORIGIN = "人口基础库（演示）"
FACILITY_ORIGIN = "设施普查（演示）"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows of each kind there are now."""

    places: int
    people: int
    organisations: int
    facilities: int
    accounts: int


def as_seed(deed: Callable[[], int]) -> int:
    """Does one step as the seeding service, for the whole district, in one transaction."""
    with transaction.atomic(), identity.acting_as_service("seed", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        return deed()


def build(seed: int, scale: Scale, as_of: date) -> District:
    divisions = Path(settings.SEEDS) / "divisions" / "xicheng.csv"
    return generate(seed, scale, divisions, anchors(seed, read_divisions(divisions)), as_of)


def load_places(district: District, as_of: date) -> int:
    made = places.load_divisions()
    made += places.load_tree(district.houses.places, as_of)
    places.load_outlines(DISTRICT)
    for path, alias in district.houses.aliases.select("path", "alias").iter_rows():
        places.add_alias(PlacePath(path), alias, places.AliasKind.OLD)
    return made


def load_organisations(district: District, as_of: date) -> int:
    rows = [
        registry.OrganisationRow(UUID(entity), name, kind, place, uscc)
        for entity, name, kind, place, uscc in district.organisations.select(
            "organisation", "name", "kind", "place", "uscc"
        ).iter_rows()
    ]
    return registry.load_organisations(rows, origin=ORIGIN, as_of=as_of).made


def load_facilities(district: District, as_of: date) -> int:
    columns = ("thing", "name", "kind", "place", "code16", "lon", "lat", "keeper")
    rows = [
        registry.ThingRow(UUID(entity), name, kind, place, code, lon, lat, UUID(keeper) if keeper else None)
        for entity, name, kind, place, code, lon, lat, keeper in district.facilities.select(columns).iter_rows()
    ]
    return registry.load_things(rows, origin=FACILITY_ORIGIN, as_of=as_of).made


def load_people(base: pl.DataFrame, as_of: date) -> int:
    return registry.bulk_load(base, origin=ORIGIN, as_of=as_of).made


def load(seed: int, scale: Scale, *, quiet: bool = False) -> tuple[District, Loaded]:
    """Generates the district and loads it into an empty database."""
    as_of = clock.today()
    with Steps(6, quiet=quiet) as steps:
        district = steps.run("生成", lambda: build(seed, scale, as_of))
        made = steps.run("地点", lambda: as_seed(lambda: load_places(district, as_of)))
        units = steps.run("单位", lambda: as_seed(lambda: load_organisations(district, as_of)))
        things = steps.run("设施", lambda: as_seed(lambda: load_facilities(district, as_of)))
        people = steps.run("居民", lambda: as_seed(lambda: load_people(district.base, as_of)))
        accounts = steps.run("账号", lambda: as_seed(lambda: open_accounts(district.people)))
    return district, Loaded(made, people, units, things, accounts)
