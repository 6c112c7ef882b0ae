"""What a new street finds ready: reference data, rule book, notices, duty, first requests, a running event."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import polars as pl
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from jiayuan.benefits import api as benefits
from jiayuan.cases import api as cases
from jiayuan.command import api as command
from jiayuan.config.demo.accounts import ACCOUNTS, STREET
from jiayuan.config.demo.district import District
from jiayuan.config.demo.personas import HOME
from jiayuan.config.demo.requests import CODES, requests
from jiayuan.content import api as content
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM, Purpose
from jiayuan.ledgers import api as ledgers

DISTRICT = PlacePath("110102.")
REQUESTS = 60
NOTICES = 60
EVENT_SCALE = 0.2
DUTY_DAYS = 14
# Queue → who answers where.
DUTY = (("duty", "worker", HOME, "社区工作者"), ("dispatch", "dispatcher", STREET, "街道调度员"))


def account_of(username: str) -> UUID:
    with identity.as_login():
        found: UUID = get_user_model().objects.values_list("account_id", flat=True).get(username=username)
    return found


@contextmanager
def acting_as(username: str, purpose: Purpose) -> Iterator[None]:
    """As the staff account of that name, under its first grant."""
    with transaction.atomic():
        account = account_of(username)
        grant = identity.identify(account).grants[0]
        with identity.acting(account, grant_id=grant.id, purpose=purpose):
            yield


@contextmanager
def as_seed() -> Iterator[None]:
    """As the seeding service, for the whole district, in one transaction."""
    with transaction.atomic(), identity.acting_as_service("seed", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        with connection.cursor() as cursor:
            # Statistics lag behind a load this fast: tables believed to be empty must not be joined row by row.
            cursor.execute("SET LOCAL enable_nestloop = off")
        yield


def load_reference(_: District) -> int:
    """Class codes, terms, calendars, routing rules, handling units, ledger templates, service catalogue."""
    with as_seed():
        rows = cases.load_reference() + cases.install_units(cases.units_within(DISTRICT))
        rows += ledgers.load_templates()
        with identity.as_login():
            return rows + content.load_catalogue()


def publish_rules(_: District) -> int:
    """The rule book, written by the street's officer and approved in the district."""
    with acting_as("district", UPKEEP_SYSTEM):
        benefits.publish_book(account_of("officer"))
    return 1


def publish_notices(district: District) -> int:
    floors = pl.col("kind").is_in(["compound", "lane", "building"])
    near = district.houses.places.filter(floors & pl.col("path").str.starts_with(HOME))["path"]
    places = [DISTRICT, PlacePath(STREET), *map(PlacePath, district.communities["path"]), *map(PlacePath, near)]
    with as_seed():
        return content.demo_notices(places, clock.now(), count=NOTICES)


def put_on_duty(_: District) -> int:
    """Fourteen days of twelve-hour shifts by day for the community, round the clock for the street."""
    # From midnight on, so that somebody is on duty from the first minute.
    start = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    for queue, username, place, post in DUTY:
        with acting_as("officer", UPKEEP_SYSTEM):
            roster = identity.put_roster(queue, PlacePath(place), post)
            for day in range(DUTY_DAYS):
                begin = start + timedelta(days=day)
                identity.add_shift(roster, account_of(username), begin, begin + timedelta(days=1), post=post)
    return len(DUTY) * DUTY_DAYS


def file_requests(district: District) -> int:
    """The last days' telephone requests of the street, taken down by its dispatcher."""
    here = district.people.filter(pl.col("path").str.starts_with(STREET))
    drawn = requests(7, here, REQUESTS)
    now = clock.now()
    with acting_as("dispatcher", CASE_HANDLING):
        for row in drawn.iter_rows(named=True):
            at = min(now, now - timedelta(days=row["day"] // 10, minutes=row["minute"]))
            cases.receive(
                cases.NewCase(
                    text=row["words"], class_code=row["class_code"], kind=CODES[row["kind"]],
                    place=PlacePath(row["path"]).at(Level.BUILDING), lon=row["lon"], lat=row["lat"], source="phone",
                    subject=UUID(row["person"]), received_at=at,
                )
            )  # fmt: skip
    return drawn.height


def find_entitled(_: District) -> int:
    """The first night's run over the street: offers wait for those who do not draw what is theirs."""
    return benefits.night_of(PlacePath(STREET)).entitled_not_drawing


def open_fair(_: District) -> int:
    """The running event; the volunteer's account leads a unit."""
    leads = [account_of(one.username) for one in ACCOUNTS if one.role == "responder"]
    command.seed_demo_event(PlacePath(STREET), scale=EVENT_SCALE, leads=leads)
    return 1
