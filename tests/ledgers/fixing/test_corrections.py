"""Corrections beside their file: newest wins, versions hang on each other, nobody else sees them."""

from __future__ import annotations

import pytest
from django.db import connection

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.api import Typed
from jiayuan.ledgers.fixing.corrections import (
    corrected_in,
    keep,
    mended_cells,
    next_version,
    previous_version,
    standing,
    waiting,
)
from jiayuan.ledgers.models import Correction, LedgerFile
from tests.ledgers.conftest import Desk
from tests.ledgers.fixing.conftest import PHONE
from tests.people import People
from tests.tree import as_role

FIRST, SECOND = (0, 9, PHONE), (0, 10, PHONE)


@pytest.fixture
def file(desk: Desk, previewed: api.FileRef) -> LedgerFile:
    with desk.worker.acting(LEDGER_UPKEEP):
        return LedgerFile.objects.get(pk=previewed.id)


def kept(file: LedgerFile, *cells: tuple[tuple[int, int, int], str]) -> int:
    return keep(file, [Typed(*at, text) for at, text in cells], {at: "phone" for at, _text in cells})


def test_the_newest_text_of_a_cell_counts(desk: Desk, file: LedgerFile) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        kept(file, (FIRST, "1"), (SECOND, "2"))
        kept(file, (FIRST, "3"))
        assert standing(file) == {FIRST: "3", SECOND: "2"}
        assert standing(file, [10]) == {SECOND: "2"}
        assert mended_cells(file) == 2


def test_cells_of_one_deed_are_one_step(desk: Desk, file: LedgerFile) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        assert kept(file, (FIRST, "1"), (SECOND, "2")) == 2
        kept(file, (FIRST, "3"))
        assert waiting(file).values("step").distinct().count() == 2


def test_texts_in_two_cells_are_sealed_each_for_its_place(desk: Desk, file: LedgerFile) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        kept(file, (FIRST, "1"), (SECOND, "1"))
        one, other = (bytes(row.sealed) for row in Correction.objects.order_by("pk"))
    assert one != other


def test_versions_hang_on_each_other(desk: Desk, previewed: api.FileRef) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        api.correct(previewed.id, Typed(*FIRST, "13912340006"))
        second = desk.run(api.send_fixes(previewed.id))
        api.correct(second.id, Typed(*SECOND, "13912340007"))
        third = api.send_fixes(second.id)
        assert previous_version(third.id) == second.id
        assert previous_version(previewed.id) is None
        # The first correction is two versions back, and still tells who made it.
        found = [corrected_in(third.id, at) for at in (FIRST, SECOND, (0, 12, PHONE))]
    assert [one.file_id if one else None for one in found] == [previewed.id, second.id, None]


def test_a_version_that_came_to_nothing_is_no_next_version(desk: Desk, previewed: api.FileRef) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        api.correct(previewed.id, Typed(*FIRST, "13912340006"))
        sent = api.send_fixes(previewed.id)
        file = LedgerFile.objects.get(pk=previewed.id)
        assert next_version(file) == sent.id
        LedgerFile.objects.filter(pk=sent.id).update(state="quarantined")
        assert next_version(file) is None


def test_the_database_itself_shows_the_neighbour_nothing(desk: Desk, file: LedgerFile, people: People) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        kept(file, (FIRST, "1"))
        assert Correction.objects.count() == 1
    with people.neighbour.acting(LEDGER_UPKEEP):
        assert Correction.objects.count() == 0


@pytest.mark.parametrize("scope", ["", "110102.001.002."])
def test_without_a_fit_scope_no_correction_is_seen(desk: Desk, file: LedgerFile, scope: str) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        kept(file, (FIRST, "1"))
    with as_role("jy_staff"), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jiayuan.lo', %s, true), set_config('jiayuan.hi', %s, true)", [scope, scope])
        assert Correction.objects.count() == 0
        cursor.execute("SELECT set_config('jiayuan.lo', '', true), set_config('jiayuan.hi', '', true)")
