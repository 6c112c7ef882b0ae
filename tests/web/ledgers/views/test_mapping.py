"""The mapping page, shown when the machine is not sure."""

from __future__ import annotations

import pytest

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
