"""The whole seeding, small: every module's door is walked through and finds its rows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model

from jiayuan.cases import api as cases
from jiayuan.config.demo.accounts import ACCOUNTS
from jiayuan.config.demo.district import District
from jiayuan.config.demo.hats import DISTRICT, account_of, acting_as, as_seed
from jiayuan.config.demo.load import STEPS, build, load
from jiayuan.config.demo.scale import Scale
from jiayuan.content import api as content
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import AUDIT_REVIEW, CASE_HANDLING, REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.places import api as places
from jiayuan.registry import api as registry

pytestmark = pytest.mark.django_db
STREET = PlacePath("110102.001.")


@dataclass
class Seeded:
    district: District
    counts: dict[str, float]


@pytest.fixture
def seeded(db: None) -> Seeded:
    """Step by step, as the server's own login: only the seeding process may refresh statistics."""
    district = build(7, Scale(0.004, 0.0001), clock.today())
    return Seeded(district, {name: step(district) for name, _, step in STEPS if name != "events"})


def test_every_step_leaves_rows_that_the_doors_show(seeded: Seeded) -> None:
    """One seeding serves all checks: it is the slow part."""
    counts = seeded.counts
    # So small a town may have nobody of 85 to care for.
    assert all(counts[name] > 0 for name, _, _ in STEPS if name not in ("events", "offers", "money", "care"))
    check_places(seeded)
    check_people(seeded)
    check_organisations(seeded)
    check_accounts()
    check_cases()
    check_everyday(seeded)


def check_places(seeded: Seeded) -> None:
    assert len(places.children(DISTRICT)) == 15
    community = seeded.district.communities["path"][0]
    houses = seeded.district.houses.places
    mine = houses.filter(houses["path"].str.starts_with(community) & houses["kind"].is_in(["lane", "compound"]))
    assert {one.path.value for one in places.children(PlacePath(community))} == set(mine["path"])


def check_people(seeded: Seeded) -> None:
    with as_seed():
        table = registry.fact_table(["name"], REGISTRY_REVIEW, Scope(DISTRICT))
    living = seeded.district.base.filter(seeded.district.base["dead_on"].is_null())
    # Whoever is there beside them came with the ledgers that the demo merges: few, and never fewer than the base.
    beside = set(table["person"].to_pylist()) ^ set(living["entity"])
    assert beside <= set(table["person"].to_pylist())
    assert len(beside) < 0.02 * living.height


def check_organisations(seeded: Seeded) -> None:
    committees = registry.organisations("committee", DISTRICT)
    assert {one.place_path for one in committees} == set(seeded.district.communities["path"])
    assert len(registry.things("aed", DISTRICT)) == (seeded.district.facilities["kind"] == "aed").sum()


def check_accounts() -> None:
    known = set(get_user_model().objects.values_list("username", flat=True))
    assert {one.username for one in ACCOUNTS if one.role and not one.persona} <= known
    worker = identity.identify(account_of("worker"))
    assert [grant.role for grant in worker.grants] == ["community_worker"]


def check_cases() -> None:
    with acting_as("dispatcher", CASE_HANDLING):
        page = cases.list_cases(Scope(STREET), cases.Filters())
    assert page.rows


def check_everyday(seeded: Seeded) -> None:
    home = PlacePath(seeded.district.communities["path"][0])
    assert content.notices_for(home, 5)
    assert content.services()
    assert identity.on_duty("dispatch", STREET, clock.now())
    with acting_as("auditor", AUDIT_REVIEW):
        assert [one.name for one in identity.on_duty("dispatch", STREET, clock.now())] == ["吴倩"]


def test_without_storing_nothing_is_written() -> None:
    district, counts = load(7, Scale(0.004, 0.0001), quiet=True, store=False)
    assert counts == {"people": district.people.height}
    assert not places.children(DISTRICT)
