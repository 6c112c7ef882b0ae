"""What a new street finds ready before anybody works: reference data, rule book, notices and who writes them."""

from __future__ import annotations

import polars as pl

from jiayuan.benefits import api as benefits
from jiayuan.cases import api as cases
from jiayuan.config.demo.accounts import EDITORS, STREET
from jiayuan.config.demo.district import District
from jiayuan.config.demo.hats import DISTRICT, account_of, acting_as, as_seed
from jiayuan.config.demo.personas import HOME
from jiayuan.content import api as content
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers import api as ledgers

NOTICES = 60


def load_reference(_: District) -> int:
    """Class codes, terms, calendars, routing rules, handling units, ledger templates, service catalogue."""
    with as_seed():
        rows = cases.load_reference() + cases.install_units(cases.units_within(DISTRICT))
        rows += ledgers.load_templates() + ledgers.load_catalogue()
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


def appoint_editors(_: District) -> int:
    """Opens the content admin under /cms/ for the accounts that write notices."""
    # Groups and page rights are tables of frameworks: only a login's own role may write them.
    with identity.as_login():
        for username in EDITORS:
            content.make_editor(account_of(username))
    return len(EDITORS)
