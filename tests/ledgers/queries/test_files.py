"""What a file tells its owners: what stops an approval, what is not stored, and the list with its filters."""

from __future__ import annotations

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import HOME

BOOK = books.workbook([[*books.line(n), "老同志"] for n in range(6)], headers=[*books.HEADERS, "备注"])


@pytest.fixture
def previewed(desk: Desk) -> api.FileRef:
    return desk.run(desk.upload(BOOK))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"new": 1001}, ["second-person"]),
        ({"known": 10, "changed": 3}, ["second-person"]),
        ({"known": 10, "changed": 2}, []),
        ({"rows": 10, "outside": 4}, ["right-file"]),
        ({"rows": 10, "outside": 3}, []),
        ({"new": 1001, "rows": 10, "outside": 9}, ["second-person", "right-file"]),
    ],
)
def test_what_an_approval_needs(desk: Desk, previewed: api.FileRef, counts: dict[str, int], told: list[str]) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=previewed.id).update(counts=counts)
        assert api.status(previewed.id).stops == told


def test_before_the_preview_nothing_stops(desk: Desk) -> None:
    assert desk.upload(BOOK).stops == []


def test_columns_outside_the_template_are_named(previewed: api.FileRef) -> None:
    assert previewed.unstored == ["备注"]


def test_whose_upload_it_is(desk: Desk, previewed: api.FileRef) -> None:
    for who, mine in ((desk.worker, True), (desk.officer, False)):
        with who.acting(LEDGER_UPKEEP):
            assert api.status(previewed.id).mine is mine


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 1), ({"template": "elderly"}, 1), ({"template": "disabled"}, 0), ({"states": ["previewed"]}, 1),
        ({"states": ["merged", "undone"]}, 0),
    ],
)  # fmt: skip
def test_the_list_narrows(desk: Desk, previewed: api.FileRef, asked: dict[str, object], found: int) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        assert len(api.list_files(Scope(HOME), **asked)) == found  # type: ignore[arg-type]
