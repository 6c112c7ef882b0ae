"""A book is published by a second person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.books import book_folder
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.models import RulebookVersion
from jiayuan.identity.api import NewAccount, acting, acting_as_service, create_accounts, give_grant
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, NotAllowed, Refused
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.benefits.conftest import Audited
from tests.people import Person
from tests.tree import DISTRICT

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(officer: Person) -> Iterator[Acting]:
    """An officer of the district."""
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        (key,) = create_accounts([NewAccount("staff", "吴敏", "13800000066", None, DISTRICT)])
        grant = give_grant(key, "district_officer", DISTRICT, approved_by=officer.account_id, reason="tests")
    with acting(key, grant_id=grant, purpose=UPKEEP_SYSTEM) as entered:
        yield entered


def test_the_second_person_publishes(district: Acting, officer: Person) -> None:
    version = api.publish_book(officer.account_id)
    assert (version.jurisdiction, version.hash) == ("bj", api.load_book().hash)


def test_nobody_approves_their_own_rules(district: Acting) -> None:
    with pytest.raises(Refused, match="另一个人"):
        api.publish_book(district.account_id)


def test_one_version_a_day(district: Acting, officer: Person) -> None:
    api.publish_book(officer.account_id)
    with pytest.raises(Conflict):
        api.publish_book(officer.account_id)


def test_a_street_publishes_no_law(officer: Person, worker: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM), pytest.raises(NotAllowed):
        api.publish_book(worker.account_id)


def test_a_failing_case_stops_the_book(district: Acting, officer: Person, tmp_path: Path) -> None:
    broken = copytree(book_folder("bj"), tmp_path / "bj")
    policy = broken / "policies" / "elder_aged.yaml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("pay: 100元", "pay: 101元"), encoding="utf-8")
    with pytest.raises(Refused, match="算例") as refused:
        api.publish_book(officer.account_id, str(broken))
    assert refused.value.code == "cases"
    assert not RulebookVersion.objects.exists()


def test_another_day_another_version(district: Acting, officer: Person) -> None:
    first = api.publish_book(officer.account_id)
    with clock.frozen(clock.now() + timedelta(days=1)):
        second = api.publish_book(officer.account_id)
    assert (second.published_on - first.published_on).days == 1


def test_an_unknown_book_is_named(district: Acting, officer: Person) -> None:
    with pytest.raises(BookError, match="没有这个规则库"):
        api.publish_book(officer.account_id, "nowhere")


def test_a_version_keeps_both_people(district: Acting, officer: Person, audited: Audited) -> None:
    version = api.publish_book(officer.account_id)
    assert (version.author_id, version.approver_id) == (officer.account_id, district.account_id)
    assert audited("benefits.book.publish") == [("ok", f"book:{version.hash[:16]}")]


def test_a_refused_second_version_leaves_the_first(district: Acting, officer: Person) -> None:
    version = api.publish_book(officer.account_id)
    with pytest.raises(Conflict) as twice:
        api.publish_book(officer.account_id)
    assert twice.value.code == "one-a-day"
    assert list(RulebookVersion.objects.values_list("pk", flat=True)) == [version.pk]
