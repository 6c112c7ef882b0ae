"""The merge is all or nothing; every value leads to its cell; undo gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api, runner
from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.stages.merging import merge_file
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME, NEXT

Digest = Callable[[], str]
RANDOM = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def facts(desk: Desk, n: int, *attrs: str) -> list[str | None]:
    with desk.worker.acting(LEDGER_UPKEEP):
        found = registry.facts_for([books.person(n)], attrs, LEDGER_UPKEEP, Scope(HOME))
    return [found[books.person(n)][attr].value for attr in attrs]


def test_a_new_phone_from_a_visit_beats_the_base(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0, 联系电话="13700001111")]))
    assert facts(desk, 0, "phone", "name") == ["13700001111", "王秀兰"]


def test_the_registered_name_beats_the_ledgers(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0, 姓名="王兰秀")]))
    assert facts(desk, 0, "name") == ["王秀兰"]


def test_a_held_back_number_is_not_taken_over(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0, 身份证号=books.line(1)[2], 性别="", 出生日期="")]))
    assert facts(desk, 0, "id_number") == [books.line(0)[2]]


def test_a_move_takes_the_person_to_the_next_community(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0, 家庭住址="槐柏小区2号楼1单元302室"), books.line(1)]))
    with desk.worker.acting(LEDGER_UPKEEP):
        found = registry.facts_for([books.person(0)], ["name"], LEDGER_UPKEEP, Scope(HOME))
    assert found[books.person(0)]["name"].state == "unknown"
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        card = registry.person_card(books.person(0), ["name"], LEDGER_UPKEEP, Scope(DISTRICT))
    assert card.place_path.startswith(NEXT.value)


@pytest.mark.parametrize(
    ("attr", "column", "header"),
    [("phone", "E", "联系电话"), ("residence.actual", "F", "家庭住址"), ("name", "A", "姓名")],
)
def test_every_value_leads_to_file_sheet_row_column_and_text(desk: Desk, attr: str, column: str, header: str) -> None:
    row = books.line(0, 联系电话="137-0000-1111")
    ref = desk.merge(books.workbook([books.line(1), row], title="标题"))
    with desk.worker.acting(LEDGER_UPKEEP):
        steps = registry.lineage(books.person(0), attr, LEDGER_UPKEEP, Scope(HOME))
        step = next(one for one in steps if one.record_ref)
        cell = api.cell(step.record_ref or 0, step.col)
    assert (cell.file, cell.sheet, cell.row, cell.column, cell.header) == (ref.id, "花名册", 4, column, header)
    assert cell.raw == row[books.HEADERS.index(header)]


def test_the_same_file_again_is_the_same_receipt(desk: Desk, digest: Digest) -> None:
    content = books.workbook([books.line(n) for n in range(9)])
    ref = desk.merge(content)
    before = digest()
    assert desk.upload(content).id == ref.id
    assert digest() == before


def test_the_same_rows_in_another_file_change_nothing(desk: Desk, digest: Digest) -> None:
    rows = [books.line(n) for n in range(9)]
    desk.merge(books.workbook(rows))
    before = digest()
    again = desk.merge(books.workbook(rows, title="第二版"))
    assert (again.counts["unchanged"], again.counts["facts"]) == (9, 0)
    assert digest() == before


def test_full_mode_withdraws_who_is_no_longer_there(desk: Desk, digest: Digest) -> None:
    desk.merge(books.workbook([books.line(n) for n in range(9)]))
    before = digest()
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(8)], title="2"), mode="full"))
    assert ref.counts["missing"] == 1
    desk.do(ref, "approve")
    ref = desk.run(ref, "merged")
    assert digest() != before
    desk.do(ref, "undo", reason="不该撤")
    assert digest() == before


def test_undo_in_any_order_leaves_what_the_others_say(desk: Desk, digest: Digest) -> None:
    start = digest()
    first = desk.merge(books.workbook([books.line(0, 联系电话="13700001111")]))
    second = desk.merge(books.workbook([books.line(0, 联系电话="13700002222")]))
    desk.do(first, "undo", reason="顺序")
    assert facts(desk, 0, "phone") == ["13700002222"]
    desk.do(second, "undo", reason="顺序")
    assert digest() == start


def test_an_undone_file_may_come_again(desk: Desk, digest: Digest) -> None:
    content = books.workbook([books.line(0, 联系电话="13700001111")])
    ref = desk.merge(content)
    desk.do(ref, "undo", reason="早了")
    again = desk.merge(content)
    assert again.id != ref.id
    assert facts(desk, 0, "phone") == ["13700001111"]


def test_people_only_the_file_made_are_retired(desk: Desk) -> None:
    ref = desk.merge(books.workbook([books.line(40, 姓名="欧阳春晓")]))
    with desk.worker.acting(LEDGER_UPKEEP):
        hits = registry.search({"name": "欧阳春晓", "phone": books.phone(40)}, LEDGER_UPKEEP, Scope(HOME))
        assert len(hits) == 1
    desk.do(ref, "undo", reason="x")
    with desk.worker.acting(LEDGER_UPKEEP):
        assert registry.search({"name": "欧阳春晓", "phone": books.phone(40)}, LEDGER_UPKEEP, Scope(HOME)) == []


def test_a_merge_that_breaks_leaves_nothing(desk: Desk, digest: Digest, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(9)])))
    desk.do(ref, "approve")
    before = digest()

    def torn(file: LedgerFile) -> None:
        merge_file(file)
        raise DatabaseError("the line was cut")

    monkeypatch.setitem(runner.STAGES, "merge", torn)
    runner.advance(ref.id, HOME)
    with desk.worker.acting(LEDGER_UPKEEP):
        after = api.status(ref.id)
        assert LedgerRow.objects.filter(written_by__isnull=False).count() == 0
    assert (after.state, after.fail_code) == ("failed", "DatabaseError")
    assert digest() == before
    monkeypatch.undo()
    desk.do(ref, "retry")
    assert desk.run(ref, "merged").counts["merged"] == 9


LEDGER = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["", "13700001111", "13700002222"])), min_size=1, max_size=4,
    unique_by=lambda pair: pair[0],
)  # fmt: skip


@RANDOM
@given(st.lists(LEDGER, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_random_uploads_and_undos_end_in_the_same_bytes(
    desk: Desk, digest: Digest, uploads: list[list[tuple[int, str]]], order: object
) -> None:
    start = digest()
    refs = []
    for n, lines in enumerate(uploads):
        rows = [books.line(who, 联系电话=number) for who, number in lines]
        refs.append(desk.merge(books.workbook(rows, title=f"{n}")))
    order.shuffle(refs)  # type: ignore[attr-defined]
    for ref in {ref.id: ref for ref in refs}.values():
        desk.do(ref, "undo", reason="random")
    assert digest() == start
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        assert registry.rebuild() == 0
