"""The mapping page, shown when the machine is not sure."""

from __future__ import annotations

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk

SWAPPED = [[r[0], r[1], r[4], r[3], r[2], r[5]] for r in (books.line(n) for n in range(9))]
ATTRS = ("name", "sex", "phone", "birth", "id_number", "residence.actual")


@pytest.fixture
def unsure(desk: Desk) -> api.FileRef:
    return desk.run(desk.upload(books.workbook(SWAPPED)), "needs_mapping")


def path(ref: api.FileRef) -> str:
    return f"/staff/ledgers/{ref.id}/mapping/"


def answers(*attrs: str) -> dict[str, str]:
    return {f"column-0-{n}": attr for n, attr in enumerate(attrs)}


def test_the_page_names_the_problem_and_proposes(unsure: api.FileRef, desk: Desk) -> None:
    page = desk.worker.client().get(path(unsure)).content.decode()
    assert "两列的内容与表头相反" in page
    assert '<option value="phone" selected>' in page
    assert "70%" in page


def test_no_value_of_a_row_is_shown(unsure: api.FileRef, desk: Desk) -> None:
    page = desk.worker.client().get(path(unsure)).content.decode()
    assert not [cell for cell in (SWAPPED[0][0], SWAPPED[0][2], SWAPPED[0][4]) if cell in page]


def test_confirming_goes_on(unsure: api.FileRef, desk: Desk) -> None:
    answer = desk.worker.client().post(path(unsure), answers(*ATTRS))
    assert answer.status_code == 302
    assert desk.run(unsure).counts["linked"] == 6


@pytest.mark.parametrize("attrs", [("", *ATTRS[1:]), ("name", "name", *ATTRS[2:]), ("account", *ATTRS[1:])])
def test_a_wrong_answer_comes_back_with_its_reason(unsure: api.FileRef, desk: Desk, attrs: tuple[str, ...]) -> None:
    answer = desk.worker.client().post(path(unsure), answers(*attrs))
    assert answer.status_code == 422
    assert "请" in answer.content.decode()


@pytest.fixture
def shifted(desk: Desk) -> api.FileRef:
    """Numbers pasted one row too low from the fourth line on."""
    rows = [books.line(n) for n in range(20)]
    numbers = [row[2] for row in rows]
    for at in range(3, 20):
        rows[at][2] = numbers[at - 1]
    return desk.run(desk.upload(books.workbook(rows)), "needs_mapping")


def test_a_proposed_move_is_shown_on_its_rows_and_may_be_declined(shifted: api.FileRef, desk: Desk) -> None:
    page = desk.worker.client().get(path(shifted)).content.decode()
    assert "「身份证号」错了一行，移回后是这样" in page
    assert 'name="shifts" value="off"' in page


@pytest.mark.parametrize(("shifts", "moved"), [("on", True), ("off", False)])
def test_the_move_is_made_or_left_as_was_said(shifted: api.FileRef, desk: Desk, shifts: str, moved: bool) -> None:
    attrs = ("name", "sex", "id_number", "birth", "phone", "residence.actual")
    desk.worker.client().post(path(shifted), {**answers(*attrs), "shifts": shifts})
    desk.run(shifted)
    with desk.worker.acting(LEDGER_UPKEEP):
        told = [text for text, _severity, _n in api.issue_counts(shifted.id)]
    assert any("整体错了一行" in text for text in told) is moved


def test_samples_stand_beside_the_headers(unsure: api.FileRef, desk: Desk) -> None:
    page = desk.worker.client().get(path(unsure)).content.decode()
    assert "王*、" in page
    assert "139****" in page
