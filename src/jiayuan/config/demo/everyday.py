"""Everyday life of the new street: duty, first requests, offers, a running event."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import polars as pl

from jiayuan.benefits import api as benefits
from jiayuan.cases import api as cases
from jiayuan.command import api as command
from jiayuan.config.demo.accounts import ACCOUNTS, STREET
from jiayuan.config.demo.district import District
from jiayuan.config.demo.hats import account_of, acting_as
from jiayuan.config.demo.personas import HOME
from jiayuan.config.demo.requests import CODES, requests
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM

REQUESTS = 60
EVENT_SCALE = 0.2
DUTY_DAYS = 14
# Queue → who answers where.
DUTY = (("duty", "worker", HOME, "社区工作者"), ("dispatch", "dispatcher", STREET, "街道调度员"))


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
