"""Which book decides."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from jiayuan.benefits import api, inforce
from jiayuan.benefits.books import book_folder
from jiayuan.benefits.engine.sheets.files import book_of, files_in
from jiayuan.benefits.models import RulebookVersion
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.benefits.engine.toy import written
from tests.people import Person

pytestmark = pytest.mark.django_db
Files = dict[str, str]


@pytest.fixture
def toy_files(tmp_path: Path) -> Files:
    return files_in(written(tmp_path))


def published(officer: Person, files: Files, days: int = 0, state: str = "published") -> RulebookVersion:
    at = clock.now() + timedelta(days=days)
    with officer.acting(UPKEEP_SYSTEM):
        return RulebookVersion.objects.create(
            jurisdiction="bj", hash="x", state=state, files=files, author_id=UUID(int=1), approver_id=UUID(int=2),
            published_at=at, published_on=at.date(),
        )  # fmt: skip


@pytest.fixture
def asking(settings: Settings) -> Settings:
    """A process that asks the database."""
    settings.RULEBOOK_SECONDS = 60
    inforce.forget()
    return settings


def test_before_the_first_the_shipped_book_decides(officer: Person, asking: Settings) -> None:
    assert inforce.version_in_force() is None
    assert inforce.published_book() is None
    assert inforce.files_in_force() == files_in(book_folder("bj"))


def test_a_published_book_decides(officer: Person, toy_files: Files, asking: Settings) -> None:
    published(officer, toy_files)
    assert api.load_book().hash == inforce.current_book().hash == book_of(toy_files).hash
    assert inforce.files_in_force() == toy_files


def test_other_books_are_read_from_their_folders(officer: Person, toy_files: Files, asking: Settings) -> None:
    published(officer, toy_files)
    assert api.load_book("de").jurisdiction == "de"


@pytest.mark.parametrize("state", ["draft", "checked", "diffed", "approved", "withdrawn"])
def test_nothing_else_decides(state: str, officer: Person, toy_files: Files, asking: Settings) -> None:
    published(officer, toy_files, state=state)
    assert inforce.published_book() is None


def test_the_newest_one_decides(officer: Person, toy_files: Files, asking: Settings) -> None:
    first = published(officer, toy_files)
    second = published(officer, {**toy_files, "policies/one.yaml": toy_files["policies/one.yaml"] + "\n"}, days=1)
    assert inforce.version_in_force() == second
    with officer.acting(UPKEEP_SYSTEM):
        RulebookVersion.objects.filter(pk=second.pk).update(state="withdrawn")
    assert inforce.version_in_force() == first


def test_a_version_without_files_is_the_shipped_book(officer: Person, asking: Settings) -> None:
    published(officer, {})
    assert inforce.published_book() is None
    assert inforce.current_book().jurisdiction == "bj"


def test_a_process_asks_now_and_then(
    officer: Person, toy_files: Files, asking: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published(officer, toy_files)
    with django_assert_num_queries(1):
        one, other = inforce.published_book(), inforce.published_book()
    assert one is other
    inforce.forget()
    with django_assert_num_queries(1):
        assert inforce.published_book() is one


def test_a_process_may_be_told_not_to_ask(
    toy_files: Files, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.RULEBOOK_SECONDS = 0
    with django_assert_num_queries(0):
        assert inforce.published_book() is None


def test_a_book_this_program_cannot_read_leaves_the_one_before(
    officer: Person, toy_files: Files, asking: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    published(officer, toy_files)
    before = inforce.published_book()
    published(officer, {**toy_files, "params.yaml": "["}, days=1)
    inforce.forget()
    assert inforce.published_book() is before
    assert "does not load" in caplog.text
