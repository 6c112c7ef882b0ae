"""What a file was approved on may be gone when it is merged: it is looked at again, and approved again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.bodies.desk import ORGS, load_firms, organisations, uscc
from tests.ledgers.conftest import Desk
from tests.people import as_service
from tests.tree import HOME

Digest = Callable[[], str]
# Somebody the base does not know.
NEW = 40


def book(*people: int, phone: str = "", title: str = "") -> bytes:
    return books.workbook([books.line(n, **({"联系电话": phone} if phone else {})) for n in people], title=title)


def approved(desk: Desk, content: bytes, template: str = "elderly") -> api.FileRef:
    ref = desk.run(desk.upload(content, template=template))
    with desk.officer.acting(LEDGER_UPKEEP):
        return api.command(ref.id, "approve", data={"right_file": True})


def again(desk: Desk, ref: api.FileRef) -> api.FileRef:
    """The approved file goes on: it is looked at again, and then approved and merged."""
    seen = desk.run(ref)
    with desk.officer.acting(LEDGER_UPKEEP):
        api.command(ref.id, "approve", data={"right_file": True})
    desk.run(ref, "merged")
    return seen


def test_rows_known_by_a_file_that_was_undone_are_matched_anew(desk: Desk, digest: Digest) -> None:
    first = desk.merge(book(0, NEW))
    second = approved(desk, book(0, NEW, phone="13700001111"))
    desk.do(first, "undo", reason="看错了")
    seen = again(desk, second)
    assert {key: seen.counts[key] for key in ("changed", "linked", "new")} == {"changed": 0, "linked": 1, "new": 1}
    undone = digest()
    desk.do(second, "undo", reason="x")
    desk.do(second, "redo", reason="x")
    assert digest() == undone


def test_a_row_that_repeated_an_undone_file_is_no_repetition_any_more(desk: Desk, digest: Digest) -> None:
    desk.merge(book(0, phone="13700001111"))
    second = desk.merge(book(0, phone="13700002222"))
    wanted = digest()
    third = approved(desk, book(0, phone="13700002222", title="三月"))
    desk.do(second, "undo", reason="看错了")
    assert again(desk, third).counts["changed"] == 1
    assert digest() == wanted


def test_a_person_only_an_undone_file_made_is_not_met_any_more(desk: Desk) -> None:
    made = desk.merge(book(NEW))
    other = approved(desk, book(NEW), template="property")
    desk.do(made, "undo", reason="看错了")
    assert again(desk, other).counts["new"] == 1


def test_two_files_with_one_new_person_make_one(desk: Desk) -> None:
    first, second = approved(desk, book(NEW)), approved(desk, book(NEW), template="property")
    desk.run(first, "merged")
    seen = again(desk, second)
    assert (seen.counts["new"], seen.counts["linked"]) == (0, 1)


def second_office() -> int:
    row = registry.OrganisationRow(books.person(9000), "红墙物业", "property", HOME.value)
    with as_service():
        registry.load_organisations([row], origin="tests", as_of=books.AS_OF)
        return registry.organisations("property")[0].no


def test_two_lists_with_one_new_firm_make_one(desk: Desk) -> None:
    load_firms()
    row = ["新来理发店", uscc(3), "个体工商户", books.address(2)]
    first = approved(desk, books.workbook([row], ORGS), template="organisations")
    second = approved(replace(desk, office=second_office()), books.workbook([row], ORGS), "organisations")
    desk.run(first, "merged")
    assert again(desk, second).counts["linked"] == 1
    assert len([one for one in organisations().values() if one.uscc == uscc(3)]) == 1


def test_what_the_approver_saw_is_told_to_have_moved_until_it_is_merged(desk: Desk) -> None:
    first, second = desk.merge(book(0, NEW)), approved(desk, book(0, NEW, phone="13700001111"))
    desk.do(first, "undo", reason="x")
    (told,) = desk.run(second).problems
    assert "重新比对" in told
    with desk.officer.acting(LEDGER_UPKEEP):
        api.command(second.id, "approve", data={"right_file": True})
    assert desk.run(second, "merged").problems == []


def test_files_that_do_not_touch_each_other_are_not_looked_at_twice(desk: Desk) -> None:
    first, second = approved(desk, book(0, NEW)), approved(desk, book(1, NEW + 1), template="property")
    desk.run(first, "merged")
    assert desk.run(second, "merged").state == "merged"


def test_a_list_whose_code_is_anothers_by_now_does_not_come_back(desk: Desk, digest: Digest) -> None:
    load_firms()
    row = ["新来理发店", uscc(3), "个体工商户", books.address(2)]
    first = desk.merge(books.workbook([row], ORGS), template="organisations")
    desk.do(first, "undo", reason="x")
    replace(desk, office=second_office()).merge(books.workbook([row], ORGS), template="organisations")
    before = digest()
    with pytest.raises(Conflict) as refused:
        desk.do(first, "redo", reason="x")
    assert (refused.value.code, digest()) == ("code-taken", before)
