"""The same five people in the whole suite, on the test tree; and the set-up every database test needs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.test import Client

from jiayuan.identity import subjectkeys
from jiayuan.identity.api import NewAccount, acting, acting_as_service, create_accounts, give_grant, service_id
from jiayuan.identity.models import User
from jiayuan.identity.presence import GRANT_KEY
from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM, Purpose
from tests.tree import DISTRICT, HOME, HOME_ROOM, NEXT, NEXT_ROOM, STREET, load_test_tree

BOTH = ["default", "keys"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every database test may use the keys database too: people's values are sealed."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        wants = marker or "db" in getattr(item, "fixturenames", ())
        if wants and not (marker and "databases" in marker.kwargs):
            kwargs = dict(marker.kwargs) if marker else {}
            item.add_marker(pytest.mark.django_db(databases=BOTH, **kwargs), append=False)


@pytest.fixture(autouse=True)
def _fresh_keys() -> Iterator[None]:
    """Keys made in a test are rolled back with it and must not live on in memory."""
    yield
    subjectkeys.forget()


def sign_in(client: Client, user: User, grant_id: int | None = None, *, second_factor: bool = True) -> None:
    """What the login pages leave behind in the session, without clicking through them."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    methods = [{"method": "password", "at": time.time()}]
    if second_factor:
        methods.append({"method": "mfa", "type": "totp", "at": time.time()})
    session["account_authentication_methods"] = methods
    if grant_id is not None:
        session[GRANT_KEY] = grant_id
    session.save()


def as_service(place: PlacePath = DISTRICT) -> AbstractContextManager[Acting]:
    """Acts as a service: what seeding, jobs and administrators do in a test."""
    return acting_as_service("tests", place=place, purpose=UPKEEP_SYSTEM)


@dataclass(frozen=True)
class Person:
    """One of the five. `grant_id` None means they act as the resident they are."""

    account_id: UUID
    name: str
    place: PlacePath
    grant_id: int | None = None
    subject: UUID | None = None
    role: str = "resident"
    orgs: frozenset[int] = field(default_factory=frozenset)

    def acting(self, purpose: Purpose = CASE_HANDLING) -> AbstractContextManager[Acting]:
        return acting(self.account_id, grant_id=self.grant_id, purpose=purpose)

    def as_resident(self) -> Person:
        """The other hat of somebody who works and lives in the district."""
        return Person(self.account_id, self.name, self.place, None, self.subject)

    def client(self) -> Client:
        """A browser that has signed in, with second factor, and chosen this person's hat."""
        client = Client()
        sign_in(client, User.objects.get(account_id=self.account_id), grant_id=self.grant_id)
        return client


@dataclass(frozen=True)
class People:
    resident: Person
    neighbour: Person
    worker: Person
    officer: Person
    auditor: Person

    def all(self) -> tuple[Person, ...]:
        return self.resident, self.neighbour, self.worker, self.officer, self.auditor


# key, name, kind, phone, lives at, role and its place
CAST = (
    ("resident", "王秀兰", "resident", "13800000001", HOME_ROOM, "", HOME_ROOM),
    ("neighbour", "赵敏", "staff", "13800000002", NEXT_ROOM, "community_worker", NEXT),
    ("worker", "李娜", "staff", "13800000003", None, "community_worker", HOME),
    ("officer", "陈志强", "staff", "13800000004", None, "street_officer", STREET),
    ("auditor", "周正", "staff", "13800000005", None, "auditor", DISTRICT),
)


def make_people() -> People:
    """Opens the five accounts and their grants; the places must exist only where a test looks at them."""
    subjects = {key: uuid7() if home else None for key, _, _, _, home, _, _ in CAST}
    accounts = [
        NewAccount(kind, name, phone, subjects[key], home or place) for key, name, kind, phone, home, _, place in CAST
    ]
    made: dict[str, Person] = {}
    with as_service():
        ids = create_accounts(accounts)
        second = ids[3]
        for account_id, (key, name, _, _, _, role, place) in zip(ids, CAST, strict=True):
            approved = second if role == "auditor" else None
            grant = give_grant(account_id, role, place, approved_by=approved, reason="tests") if role else None
            made[key] = Person(account_id, name, place, grant, subjects[key], role or "resident")
    return People(**made)


def hired(name: str, phone: str, role: str, place: PlacePath, by: Person) -> Person:
    """Somebody of the staff beside the five, where a test needs another role."""
    with as_service():
        (account,) = create_accounts([NewAccount("staff", name, phone, None, place)])
        grant = give_grant(account, role, place, approved_by=by.account_id, reason="tests")
    return Person(account, name, place, grant, None, role)


@pytest.fixture
def tree(db: None) -> None:
    """The test tree of places."""
    load_test_tree()


@pytest.fixture
def people(tree: None) -> People:
    return make_people()


@pytest.fixture
def resident(people: People) -> Person:
    """王秀兰, lives in the first community."""
    return people.resident


@pytest.fixture
def neighbour(people: People) -> Person:
    """赵敏, community worker of the next community; `.as_resident()` is her other hat."""
    return people.neighbour


@pytest.fixture
def worker(people: People) -> Person:
    """李娜, community worker of the first community."""
    return people.worker


@pytest.fixture
def officer(people: People) -> Person:
    """陈志强, officer of the street."""
    return people.officer


@pytest.fixture
def auditor(people: People) -> Person:
    """周正, auditor."""
    return people.auditor


@pytest.fixture
def service(tree: None) -> Iterator[Acting]:
    """Acting as a service for the whole street: what seeding and jobs do."""
    with as_service(STREET) as entered:
        assert entered.account_id == service_id("tests")
        yield entered
