"""Versions of the rule book."""

from __future__ import annotations

from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from jiayuan.benefits import api
from jiayuan.benefits.queries.books import SHOWN
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.people import Person

pytestmark = pytest.mark.django_db


def version(state: str = "draft", jurisdiction: str = "bj") -> api.RulebookVersion:
    return api.RulebookVersion.objects.create(
        jurisdiction=jurisdiction, hash="x", state=state, author_id=UUID(int=1), approver_id=UUID(int=2),
        published_at=clock.now(), published_on=clock.today(), files={"book.yaml": "x"},
    )  # fmt: skip


def test_the_newest_first_and_which_one_decides(officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        first, second = version("published"), version()
        found, in_force = api.book_versions()
    assert ([one.pk for one in found], in_force) == ([second.pk, first.pk], first.pk)


def test_the_list_carries_no_files(officer: Person, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        for _ in range(3):
            version()
        with django_assert_num_queries(2):
            found, in_force = api.book_versions()
    assert "files" in found[0].get_deferred_fields()
    assert in_force is None


def test_only_the_last_ones_are_listed(officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        for _ in range(SHOWN + 1):
            version()
        assert len(api.book_versions()[0]) == SHOWN


def test_another_jurisdiction_is_not_ours(officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        other = version(jurisdiction="de")
        assert api.book_versions()[0] == []
        with pytest.raises(NotFound):
            api.book_version(other.pk)


def test_one_version_with_everything(officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        assert api.book_version(version().pk).files == {"book.yaml": "x"}


def test_residents_and_workers_read_no_drafts(officer: Person, worker: Person, resident: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        number = version().pk
    for one in (worker, resident):
        with one.acting(UPKEEP_SYSTEM), pytest.raises(NotAllowed):
            api.book_version(number)
