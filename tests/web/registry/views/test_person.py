"""A few masked fields, and where each came from."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.people import People

CARD = f"/staff/registry/{books.person(0)}/"


@pytest.mark.parametrize("path", [CARD, f"{CARD}phone/", f"{CARD}name/"])
def test_the_neighbour_gets_404(merged: api.FileRef, people: People, path: str) -> None:
    assert people.neighbour.client().get(path).status_code == 404


def test_numbers_are_masked(merged: api.FileRef, people: People) -> None:
    page = people.worker.client().get(CARD).content.decode()
    assert "137****1111" in page
    assert "13700001111" not in page
    assert books.line(0)[2] not in page


def test_a_value_leads_to_its_cell(merged: api.FileRef, people: People) -> None:
    page = people.worker.client().get(f"{CARD}phone/").content.decode()
    assert "工作表「花名册」第2行" in page
    assert "E列「联系电话」" in page
    assert "现用" in page
    assert "并存" in page


def test_what_the_base_said_itself_has_no_cell(merged: api.FileRef, people: People) -> None:
    assert "person-base" in people.worker.client().get(f"{CARD}name/").content.decode()


@pytest.mark.parametrize("code", ["relief.status", "dis.level", "account", "nonsense"])
def test_other_attributes_have_no_page(merged: api.FileRef, people: People, code: str) -> None:
    assert people.worker.client().get(f"{CARD}{code}/").status_code == 404


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_have_no_such_page(merged: api.FileRef, people: People, who: str) -> None:
    assert getattr(people, who).client().get(CARD).status_code == 403
