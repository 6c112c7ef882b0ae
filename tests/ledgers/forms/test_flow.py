"""A form from its draft to the base: filled, corrected, merged, traced and undone."""

from __future__ import annotations

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office
from tests.tree import HOME

pytestmark = pytest.mark.django_db


def phone(office: Office, n: int) -> tuple[str, str]:
    """The base's number of a person and who said so."""
    with office.desk.officer.acting(LEDGER_UPKEEP):
        found = registry.facts_for([books.person(n)], ["phone"], LEDGER_UPKEEP, Scope(HOME))[books.person(n)]["phone"]
    return found.value or "", found.source


def test_a_form_arrives_filled_with_source_and_date(office: Office, task: api.TaskRef) -> None:
    first = office.rows(task.id)[0]
    cells = {cell.attr: cell for cell in first.cells}
    assert (first.name, first.floor) == ("王秀兰", "01")
    assert cells["phone"].words == books.phone(0)
    assert (cells["phone"].as_of, cells["phone"].source) == (books.AS_OF, "人口底册")
    assert cells["residence.actual"].words == "红墙小区1号楼1单元101室"


def test_a_correction_becomes_the_base_and_can_be_traced_and_undone(office: Office, task: api.TaskRef, digest) -> None:
    before = digest()
    row = office.rows(task.id)[0]
    office.say(task.id, row, phone=("corrected", "13700008888"), residence__actual=("confirmed", ""))
    file = office.merged(task.id)
    value, source = phone(office, 0)
    assert (value, source.partition(":")[0]) == ("13700008888", file.template)
    with office.desk.officer.acting(LEDGER_UPKEEP):
        steps = registry.lineage(books.person(0), "phone", LEDGER_UPKEEP, Scope(HOME))
        cell = api.cell(steps[0].record_ref, steps[0].col)
        assert (cell.raw, cell.header, cell.row) == ("13700008888", "联系电话", 2)
        api.command(file.id, "undo", reason="填错了")
    assert digest() == before
