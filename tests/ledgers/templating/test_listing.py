"""What stewards read of templates: versions, last upload, lateness; and the empty workbook."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.templating.templates import new
from tests.people import Person


def register(who: Person, **changes: object) -> None:
    with who.acting(LEDGER_UPKEEP):
        api.register_template(new(**changes))


def view(who: Person, code: str = "visits") -> api.TemplateView:
    with who.acting(LEDGER_UPKEEP) as acting:
        return api.template_view(code, acting.scope)


def test_the_newest_version_is_shown_with_the_older_ones(desk: Desk) -> None:
    register(desk.officer)
    register(desk.officer, title="走访二版")
    seen = view(desk.officer)
    assert (seen.title, [version for version, _ in seen.versions]) == ("走访二版", [1, 2])
    assert (seen.running, seen.late, seen.last_upload) == (True, 0, None)


def test_the_last_upload_of_the_scope_counts(desk: Desk) -> None:
    desk.run(desk.upload(books.workbook([books.line(0)])))
    assert view(desk.worker, "elderly").last_upload == clock.today()


def test_an_upload_taken_back_does_not_count(desk: Desk) -> None:
    desk.do(desk.upload(books.workbook([books.line(0)])), "cancel")
    assert view(desk.worker, "elderly").last_upload is None


def test_a_ledger_not_sent_for_a_month_is_late_and_stands_first(desk: Desk) -> None:
    register(desk.officer)
    with clock.frozen(clock.now() + timedelta(41)), desk.officer.acting(LEDGER_UPKEEP) as acting:
        first = api.list_templates(acting.scope)[0]
    assert (first.code, first.late) == ("visits", 10)


def test_forms_that_are_filled_once_are_no_templates(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP) as acting:
        codes = [one.code for one in api.list_templates(acting.scope)]
    assert codes
    assert not [code for code in codes if code.startswith("form-")]


def test_the_template_of_another_office_is_not_seen(desk: Desk) -> None:
    register(desk.officer, office=desk.office)
    assert view(desk.worker).office == "府右街南社区居委会"
    with pytest.raises(NotFound):
        view(desk.worker, "no-such")


def workbook(desk: Desk) -> openpyxl.Workbook:
    register(desk.officer)
    return openpyxl.load_workbook(io.BytesIO(api.empty_workbook(view(desk.officer))))


def test_the_empty_workbook_has_headers_notes_and_drop_downs(desk: Desk) -> None:
    page = workbook(desk).active
    assert page is not None
    assert [cell.value for cell in page[1]] == ["姓名", "性别", "出生日期", "住房"]
    assert "必填" in page["A1"].comment.text
    assert "只知道月份" in page["C1"].comment.text
    lists = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation}
    assert lists == {"B2:B2001": '"男,女"', "D2:D2001": '"自有,租赁"'}


def test_the_empty_workbook_is_read_as_having_no_rows_and_filled_as_a_ledger(desk: Desk) -> None:
    register(desk.officer)
    empty = api.empty_workbook(view(desk.officer))
    assert desk.run(desk.upload(empty, template="visits"), "quarantined").problems
    book = openpyxl.load_workbook(io.BytesIO(empty))
    assert book.active is not None
    book.active.append(["周新来", "男", "1950-01-02", "自有"])
    filled = io.BytesIO()
    book.save(filled)
    assert desk.run(desk.upload(filled.getvalue(), template="visits")).counts["ok"] == 1
