"""Corrections are kept cell by cell, carried over to what is alike, and taken back step by step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.api import Typed
from jiayuan.ledgers.models import Correction
from tests.ledgers.conftest import Desk
from tests.ledgers.fixing.conftest import PHONE
from tests.people import People

FIRST, SECOND, SEX = (0, 9, PHONE), (0, 10, PHONE), (0, 11, 1)
GOOD = "13912340006"


def cell(desk: Desk, ref: api.FileRef, place: tuple[int, int, int]) -> api.FixCell:
    with desk.worker.acting(LEDGER_UPKEEP):
        found = api.fix_cell(ref.id, place)
    assert found
    return found


def correct(desk: Desk, ref: api.FileRef, place: tuple[int, int, int], text: str = GOOD) -> api.Fixed:
    with desk.worker.acting(LEDGER_UPKEEP):
        return api.correct(ref.id, Typed(*place, text))


def test_a_correction_stands_beside_the_cell_as_typed(desk: Desk, previewed: api.FileRef) -> None:
    correct(desk, previewed, FIRST)
    found = cell(desk, previewed, FIRST)
    assert (found.raw, found.text, found.state, found.messages) == ("12", GOOD, "mended", [])


def test_what_is_still_wrong_is_said_at_once(desk: Desk, previewed: api.FileRef) -> None:
    correct(desk, previewed, FIRST, "123")
    found = cell(desk, previewed, FIRST)
    assert found.state == "wrong"
    assert "电话号码不对" in found.messages[0]


def test_rows_are_judged_as_a_whole(desk: Desk, previewed: api.FileRef) -> None:
    assert cell(desk, previewed, SEX).suggestion == "男"
    correct(desk, previewed, SEX, "男")
    assert cell(desk, previewed, SEX).state == "mended"


def test_the_text_is_sealed(desk: Desk, previewed: api.FileRef) -> None:
    correct(desk, previewed, FIRST)
    with desk.worker.acting(LEDGER_UPKEEP):
        (kept,) = Correction.objects.all()
    assert GOOD.encode() not in bytes(kept.sealed)


def test_the_same_slip_is_put_right_everywhere(desk: Desk, previewed: api.FileRef) -> None:
    correct(desk, previewed, FIRST)
    assert cell(desk, previewed, FIRST).alike == 1
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.correct_alike(previewed.id, Typed(*FIRST, GOOD)).cells == 1
    assert cell(desk, previewed, SECOND).text == GOOD


def test_suggestions_of_a_kind_are_taken_together(desk: Desk, previewed: api.FileRef) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        done = api.take_suggestions(previewed.id, (0, 12, PHONE))
    assert (done.cells, done.left) == (1, 2)
    assert cell(desk, previewed, (0, 12, PHONE)).text == "13912340009"


def test_undo_takes_the_last_step_and_brings_back_the_one_before(desk: Desk, previewed: api.FileRef) -> None:
    correct(desk, previewed, FIRST, "1")
    correct(desk, previewed, FIRST)
    for left in ("1", None):
        with desk.worker.acting(LEDGER_UPKEEP):
            assert api.undo_fix(previewed.id).cells == 1
        assert cell(desk, previewed, FIRST).text == left
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.undo_fix(previewed.id).cells == 0


def test_undo_takes_only_ones_own_steps(desk: Desk, previewed: api.FileRef) -> None:
    correct(desk, previewed, FIRST)
    with desk.officer.acting(LEDGER_UPKEEP):
        assert api.undo_fix(previewed.id).cells == 0


def test_a_step_of_many_cells_is_undone_at_once(desk: Desk, previewed: api.FileRef) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        api.correct_alike(previewed.id, Typed(*FIRST, GOOD))
        api.correct(previewed.id, Typed(*FIRST, GOOD))
        api.undo_fix(previewed.id)
        assert api.undo_fix(previewed.id).cells == 1
    assert cell(desk, previewed, SECOND).text is None


@pytest.mark.parametrize("place", [(0, 3, PHONE), (0, 9, 0), (1, 9, PHONE), (0, 999, PHONE)])
def test_only_what_is_wrong_is_corrected(desk: Desk, previewed: api.FileRef, place: tuple[int, int, int]) -> None:
    with pytest.raises(NotFound):
        correct(desk, previewed, place)


def test_a_text_too_long_is_refused(desk: Desk, previewed: api.FileRef) -> None:
    with pytest.raises(Invalid):
        correct(desk, previewed, FIRST, "1" * 501)


def test_a_file_on_its_way_is_closed(desk: Desk, previewed: api.FileRef) -> None:
    desk.do(previewed, "cancel")
    with pytest.raises(Conflict):
        correct(desk, previewed, FIRST)


DEEDS: dict[str, Callable[[api.FileRef], object]] = {
    "grid": lambda ref: api.fix_grid(ref.id),
    "cell": lambda ref: api.fix_cell(ref.id, FIRST),
    "correct": lambda ref: api.correct(ref.id, Typed(*FIRST, GOOD)),
    "alike": lambda ref: api.correct_alike(ref.id, Typed(*FIRST, GOOD)),
    "suggestions": lambda ref: api.take_suggestions(ref.id, FIRST),
    "undo": lambda ref: api.undo_fix(ref.id),
    "send": lambda ref: api.send_fixes(ref.id),
    "again": lambda ref: api.send_again(ref.id),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_the_neighbour_finds_nothing_to_correct(previewed: api.FileRef, people: People, deed: str) -> None:
    with people.neighbour.acting(LEDGER_UPKEEP), pytest.raises((NotFound, NotAllowed)):
        DEEDS[deed](previewed)
