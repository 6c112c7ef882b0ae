"""`acting` is the only way in, and leaves nothing behind."""

from __future__ import annotations

import pytest

from jiayuan.identity.api import acting, acting_as_service, may, require
from jiayuan.identity.models import Account
from jiayuan.identity.session import read
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import CASE_HANDLING, LEDGER_UPKEEP
from tests.people import People, Person
from tests.tree import HOME, NEXT, STREET


def names() -> set[str]:
    return set(Account.objects.exclude(kind="service").values_list("display_name", flat=True))


def test_outside_acting_no_account_is_seen(people: People) -> None:
    assert names() == set()


def test_staff_see_their_place_only(worker: Person, officer: Person) -> None:
    with worker.acting():
        assert names() == {"王秀兰", "李娜"}
    with officer.acting():
        assert names() == {"王秀兰", "李娜", "赵敏", "陈志强"}


def test_a_resident_sees_the_own_row_only(resident: Person) -> None:
    with resident.acting():
        assert names() == {"王秀兰"}


def test_two_hats_see_two_things(neighbour: Person) -> None:
    with neighbour.acting():
        assert context.current().scope.place == NEXT
    with neighbour.as_resident().acting() as acting_as:
        assert acting_as.role == "resident"
        assert acting_as.scope.subject == neighbour.subject


def test_role_and_settings_come_back(worker: Person) -> None:
    before = read()
    with worker.acting():
        assert read().role == "jy_staff"
    assert read() == before
    assert context.current_or_none() is None


def test_role_and_settings_come_back_after_an_error(worker: Person) -> None:
    before = read()
    with pytest.raises(ZeroDivisionError), worker.acting():
        1 / 0  # noqa: B018
    assert read() == before


def test_acting_nests(worker: Person, service: object) -> None:
    outer = read()
    with worker.acting():
        assert names() == {"王秀兰", "李娜"}
    assert read() == outer
    assert "赵敏" in names()


def test_another_ones_grant_is_refused(worker: Person, officer: Person) -> None:
    with pytest.raises(NotAllowed), acting(worker.account_id, grant_id=officer.grant_id, purpose=CASE_HANDLING):
        pass


def test_an_unknown_account_is_refused(people: People) -> None:
    with pytest.raises(NotAllowed), acting(uuid7(), purpose=CASE_HANDLING):
        pass


def test_staff_without_subject_cannot_act_as_resident(worker: Person) -> None:
    with pytest.raises(NotAllowed), acting(worker.account_id, purpose=CASE_HANDLING):
        pass


def test_a_job_keeps_its_asker(worker: Person) -> None:
    with worker.acting() as asked:
        pass
    with acting_as_service("job", place=HOME, purpose=LEDGER_UPKEEP, on_behalf_of=asked) as job:
        assert job.actor == worker.account_id
        assert job.role == "service"


def test_services_may_and_workers_may_not(worker: Person) -> None:
    with acting_as_service("job", place=STREET, purpose=LEDGER_UPKEEP) as job:
        require(job, "identity.grant")
    with worker.acting() as acting_as:
        assert not may(acting_as, "identity.grant")
