"""Where is this from? As a page and as a pop-over."""

from __future__ import annotations

import pytest

from jiayuan.audit import api as audit
from jiayuan.kernel.purpose import AUDIT_REVIEW, LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.web.registry.history import origin_words
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People

CARD = f"/staff/registry/{books.person(0)}/"


def shown(people: People, path: str, **headers: str) -> str:
    answer = people.worker.client().get(path, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_card_offers_a_pop_over_and_works_without_script(merged: api.FileRef, people: People) -> None:
    page = shown(people, CARD)
    assert f'<a href="{CARD}residence.actual/" data-jy-dialog="from-residence-actual">' in page
    assert f'hx-get="{CARD}phone/" hx-trigger="intersect once"' in page


def test_the_pop_over_holds_the_history_alone(merged: api.FileRef, people: People) -> None:
    part = shown(people, f"{CARD}phone/", **{"HX-Request": "true"})
    assert "<html" not in part
    assert "工作表「花名册」第2行" in part


def test_an_undo_is_foretold(merged: api.FileRef, people: People) -> None:
    page = shown(people, f"{CARD}phone/")
    assert "若撤销这份台账：改用 139****0000（person-base）" in page


def test_a_replaced_value_still_names_its_cell(merged: api.FileRef, desk: Desk, people: People) -> None:
    desk.merge(books.workbook([["旧"] * 6, books.line(0, 联系电话="13700002222")]), filename="改.xlsx")
    page = shown(people, f"{CARD}phone/")
    assert "已失效" in page
    assert "老年人.xlsx" in page
    assert "改.xlsx" in page
    assert "工作表「花名册」第3行" in page


def test_every_statement_has_its_bar(merged: api.FileRef, people: People) -> None:
    page = shown(people, f"{CARD}phone/")
    assert page.count("<rect ") == page.count('<li class="jy-list__item">') == 2
    assert page.count('fill="currentColor"') == 1


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_neighbour_gets_404_either_way(merged: api.FileRef, people: People, headers: dict[str, str]) -> None:
    assert people.neighbour.client().get(f"{CARD}phone/", headers=headers).status_code == 404


def test_looking_leaves_a_record(merged: api.FileRef, people: People) -> None:
    shown(people, f"{CARD}phone/")
    with people.auditor.acting(AUDIT_REVIEW):
        assert [entry.fields for entry in audit.trail_of(books.person(0)) if entry.act == "registry.lineage"] == [
            ("phone",)
        ]


def test_a_source_is_named_by_ledger_and_office(merged: api.FileRef, people: People) -> None:
    assert "老年人台账 · 府右街南社区居委会" in shown(people, f"{CARD}phone/")


@pytest.mark.parametrize("origin", ["person-base", "elderly:999999", "nothing:1", "desk:resident"])
def test_a_source_nobody_knows_keeps_its_code(merged: api.FileRef, people: People, origin: str) -> None:
    with people.officer.acting():
        assert origin_words(origin) == origin


def test_a_cell_corrected_by_hand_says_so(merged: api.FileRef, desk: Desk, people: People) -> None:
    ref = desk.merge(books.workbook([books.line(0, 联系电话="12"), books.line(1)]), filename="新.xlsx")
    with desk.worker.acting(LEDGER_UPKEEP):
        api.correct(ref.id, api.Typed(0, 2, 4, "13700003333"))
        sent = desk.run(api.send_fixes(ref.id))
    with desk.officer.acting(LEDGER_UPKEEP):
        api.command(sent.id, "approve", data={"right_file": True})
    desk.run(sent, "merged")
    assert "逐格修改过" in shown(people, f"{CARD}phone/")


@pytest.mark.parametrize(("origin", "words"), [("self", "本人申明"), ("field-check", "上门核实")])
def test_what_came_with_no_ledger_is_told_in_words(origin: str, words: str) -> None:
    assert origin_words(origin) == words
