"""What a new street finds ready, step by step."""

from __future__ import annotations

import pytest

from jiayuan.audit import api as audit
from jiayuan.config.demo.district import District
from jiayuan.config.demo.everyday import DUTY, DUTY_DAYS, put_on_duty
from jiayuan.config.demo.hats import account_of, acting_as, as_seed
from jiayuan.config.demo.load import STEPS, build
from jiayuan.config.demo.opening import load_reference, publish_notices, publish_rules
from jiayuan.config.demo.scale import Scale
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.context import current, current_or_none
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import AUDIT_REVIEW, CASE_HANDLING
from jiayuan.ledgers import api as ledgers

pytestmark = pytest.mark.django_db
FIRST = ("places", "people", "organisations", "facilities", "accounts")


@pytest.fixture
def ground(db: None) -> District:
    """Places, people, units and accounts of a very small district."""
    district = build(7, Scale(0.004, 0.0001), clock.today())
    for name, _, step in STEPS:
        if name in FIRST:
            step(district)
    return district


def test_seeding_acts_as_a_service_for_the_district() -> None:
    with as_seed():
        assert (current().role, str(current().scope.place)) == ("service", "110102.")
    assert current_or_none() is None


def test_reference_rules_notices_and_duty(ground: District) -> None:
    """One ground for four steps: making it is the slow part."""
    check_reference(ground)
    check_rules(ground)
    check_notices(ground)
    check_duty(ground)
    check_audit()


def check_reference(ground: District) -> None:
    rows = load_reference(ground)
    with as_seed():
        assert {one.code for one in ledgers.templates()} == {
            "elderly",
            "disabled",
            "low_income",
            "volunteers",
            "property",
            "organisations",
            "facilities",
            "dwellings",
        }
    assert load_reference(ground) <= rows


def check_rules(ground: District) -> None:
    assert publish_rules(ground) == 1
    with pytest.raises(Conflict):
        publish_rules(ground)


def check_notices(ground: District) -> None:
    assert publish_notices(ground) > 0
    assert publish_notices(ground) == 0


def check_duty(ground: District) -> None:
    assert put_on_duty(ground) == len(DUTY) * DUTY_DAYS
    for queue, username, place, _ in DUTY:
        members = identity.on_duty(queue, PlacePath(place), clock.now())
        assert [member.account_id for member in members] == [account_of(username)]


def check_audit() -> None:
    with acting_as("auditor", AUDIT_REVIEW):
        acts = {entry.act for entry in audit.search(limit=500)}
    assert {"registry.load", "identity.account.open", "identity.shift.add"} <= acts


def test_accounts_act_under_their_own_grant(ground: District) -> None:
    with acting_as("worker", CASE_HANDLING):
        assert (current().role, str(current().scope.place)) == ("community_worker", "110102.001.004.")
    with acting_as("security", CASE_HANDLING):
        assert current().role == "security_admin"
