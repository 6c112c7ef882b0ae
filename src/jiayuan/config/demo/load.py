"""Puts the demo district into the database, through the modules' doors only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

from jiayuan.config.demo import opening
from jiayuan.config.demo.anchors import anchors
from jiayuan.config.demo.areas import Scale, read_divisions
from jiayuan.config.demo.district import District, generate
from jiayuan.config.demo.ledgers.write import write_ledgers
from jiayuan.config.demo.logins import open_accounts
from jiayuan.config.demo.progress import Steps
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import api as places
from jiayuan.registry import api as registry

__all__ = ["load", "write_ledgers"]
ORIGIN = "人口基础库（演示）"
FACILITY_ORIGIN = "设施普查（演示）"


def build(seed: int, scale: Scale, as_of: date) -> District:
    divisions = Path(settings.SEEDS) / "divisions" / "xicheng.csv"
    return generate(seed, scale, divisions, anchors(seed, read_divisions(divisions)), as_of)


def load_places(district: District) -> int:
    # Divisions, then houses under them, then outlines, which give the houses their grids.
    with opening.as_seed():
        made = places.load_divisions() + places.load_tree(district.houses.places, district.as_of)
        places.load_outlines(opening.DISTRICT)
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
    with opening.as_seed():
        return registry.load_organisations(rows, origin=ORIGIN, as_of=district.as_of).made


def load_facilities(district: District) -> int:
    columns = ("thing", "name", "kind", "place", "code16", "lon", "lat", "keeper")
    rows = [
        registry.ThingRow(UUID(entity), name, kind, place, code, lon, lat, UUID(keeper) if keeper else None)
        for entity, name, kind, place, code, lon, lat, keeper in district.facilities.select(columns).iter_rows()
    ]
    with opening.as_seed():
        return registry.load_things(rows, origin=FACILITY_ORIGIN, as_of=district.as_of).made


def load_people(district: District) -> int:
    with opening.as_seed():
        registry.bulk_load(district.base, origin=ORIGIN, as_of=district.as_of)
    return district.base.height


def load_accounts(district: District) -> int:
    with opening.as_seed():
        return open_accounts(district.people)


STEPS: tuple[tuple[str, str, Callable[[District], int]], ...] = (
    ("places", "地点", load_places),
    ("people", "居民", load_people),
    ("organisations", "单位", load_organisations),
    ("facilities", "设施", load_facilities),
    ("accounts", "账号", load_accounts),
    ("reference", "参考数据", opening.load_reference),
    ("rules", "规则库", opening.publish_rules),
    ("notices", "通知", opening.publish_notices),
    ("shifts", "值班", opening.put_on_duty),
    ("requests", "诉求", opening.file_requests),
    ("offers", "待遇评估", opening.find_entitled),
    ("events", "活动保障", opening.open_fair),
)

AFTER_MUCH = frozenset({"people", "accounts"})


def refresh_statistics() -> None:
    """Lets the planner see what was just loaded, as autovacuum would in a minute."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_statistics()")


def load(
    seed: int, scale: Scale, *, quiet: bool = False, store: bool = True, without: frozenset[str] = frozenset()
) -> tuple[District, dict[str, float]]:
    """Generates the district and, if asked, loads it into an empty database. Returns it with counts and seconds.

    `without` names steps to leave out: a drill brings requests and an event of its own.
    """
    as_of = clock.today()
    with Steps(len(STEPS) + 1, quiet=quiet) as steps:
        district = steps.run("生成", lambda: build(seed, scale, as_of))
        if not store:
            return district, {"people": district.people.height}
        counts: dict[str, float] = {}
        for name, title, step in (step for step in STEPS if step[0] not in without):
            if name in AFTER_MUCH:
                refresh_statistics()
            counts[name] = steps.run(title, lambda step=step: step(district))  # type: ignore[misc]
    return district, {**counts, **steps.seconds}
