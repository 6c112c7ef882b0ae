"""A form from its draft to the base: filled, corrected, merged, traced and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FormSpec
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office, wish
from tests.people import as_service
from tests.tree import HOME, HOME_COMPOUND

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


def test_a_correction_becomes_the_base_and_can_be_traced_and_undone(
    office: Office, task: api.TaskRef, digest: Callable[[], str]
) -> None:
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


def residence(office: Office, n: int) -> tuple[str, str]:
    """Where the base says a person lives, and since when."""
    with office.desk.officer.acting(LEDGER_UPKEEP):
        found = registry.facts_for([books.person(n)], ["residence.actual"], LEDGER_UPKEEP, Scope(HOME))
    value = found[books.person(n)]["residence.actual"]
    return value.value or "", str(value.as_of)


def test_a_confirmation_makes_the_value_fresh_so_that_it_is_not_asked_again(office: Office, task: api.TaskRef) -> None:
    row = office.rows(task.id)[0]
    assert cell_of(row, "residence.actual").asked
    office.say(task.id, row, residence__actual=("confirmed", ""))
    office.merged(task.id)
    assert residence(office, 0) == (books.room(0), clock.today().isoformat())
    with as_service():
        FormSpec.objects.update(opened_at=clock.now() - timedelta(days=31))
    office.opened(wish("下一张表"))
    again = next(one for one in tasks_of(office) if one.title == "下一张表")
    asked = {one.name: cell_of(one, "residence.actual").asked for one in office.rows(again.id)}
    assert asked[row.name] is False
    assert set(asked.values()) == {True, False}


def cell_of(row: api.RowView, attr: str) -> object:
    return next(cell for cell in row.cells if cell.attr == attr)


def tasks_of(office: Office) -> list[api.TaskRef]:
    with office.filler() as acting:
        return api.tasks(acting.scope)


def test_a_person_moves_by_a_corrected_address(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], residence__actual=("corrected", "红墙小区2号楼1单元202室"))
    office.merged(task.id)
    assert residence(office, 0)[0] == HOME_COMPOUND.child("0002").child("01").child("0202").value


def test_an_address_nobody_knows_is_an_issue_and_changes_nothing(office: Office, task: api.TaskRef) -> None:
    before = residence(office, 0)
    office.say(task.id, office.rows(task.id)[0], residence__actual=("corrected", "月亮湾9号楼"))
    file = office.merged(task.id)
    with office.filler():
        (issue, *_rest) = api.issue_counts(file.id)
    assert (issue[0], issue[1]) == ("地址找不到对应的楼房，请核对小区、楼号和门牌", "error")
    assert residence(office, 0) == before


def test_what_is_unknown_leaves_the_base_as_it_was(office: Office, task: api.TaskRef) -> None:
    first, second = office.rows(task.id)[:2]
    before = residence(office, 0)
    office.say(task.id, first, residence__actual=("unknown", ""), elder__assessed=("corrected", "轻度失能"))
    office.say(task.id, second, residence__actual=("unknown", ""))
    office.merged(task.id)
    assert residence(office, 0) == before


def test_everybody_is_linked_and_nobody_new_is_made(office: Office, task: api.TaskRef) -> None:
    for row in office.rows(task.id):
        office.say(task.id, row, residence__actual=("confirmed", ""))
    file = office.merged(task.id)
    assert [file.counts.get(key, 0) for key in ("rows", "linked", "new", "review", "unplaced")] == [6, 6, 0, 0, 0]


def test_a_corrected_name_keeps_its_person(office: Office) -> None:
    office.opened(wish("核姓名", ["name", "phone"], again_reason=""))
    task = office.task()
    row = office.rows(task.id)[0]
    with as_service():
        FormSpec.objects.filter(pk=task.form).update(again_reason="改名", again_by=books.person(1))
    office.say(task.id, row, name=("corrected", "王秀兰花"), phone=("confirmed", ""))
    file = office.merged(task.id)
    assert file.counts["new"] == 0


def test_what_the_ledger_of_the_community_said_stays(office: Office) -> None:
    office.desk.merge(books.workbook([books.line(0, 联系电话="13700001111")]))
    office.opened()
    task = office.task()
    office.say(task.id, office.rows(task.id)[0], elder__assessed=("corrected", "重度失能"))
    office.merged(task.id)
    # The form said nothing of the telephone, so the ledger's word is not withdrawn by it.
    assert phone(office, 0)[0] == "13700001111"
