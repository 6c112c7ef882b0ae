"""Retention as scenarios: what is gone after its time, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api, runner
from jiayuan.ledgers.keeping.nightly import keep
from jiayuan.ledgers.models import FileBody, Issue, LedgerFile, LedgerRow, Record
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.test_runner import broken
from tests.tree import DISTRICT, as_role

ROWS = [books.line(n) for n in range(3)]
BAD = [books.line(0, 联系电话="12"), *ROWS[1:]]


def after(days: float) -> dict[str, int]:
    with clock.frozen(clock.now() + timedelta(days=days)):
        return keep(DISTRICT)


def left(desk: Desk, table: type = LedgerRow, **of: object) -> int:
    with desk.worker.acting(LEDGER_UPKEEP):
        return int(table.objects.filter(**of).count())  # type: ignore[attr-defined]


def test_a_file_of_180_days_keeps_its_bytes_and_one_of_181_has_kept_its_counts(desk: Desk) -> None:
    ref = desk.merge(books.workbook(ROWS))
    assert (after(179)["bytes"], left(desk, FileBody)) == (0, 1)
    assert (after(181)["bytes"], left(desk, FileBody)) == (1, 0)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.status(ref.id).counts["merged"] == 3


def test_without_its_bytes_every_value_still_leads_to_its_cell(desk: Desk) -> None:
    ref = desk.merge(books.workbook([books.line(0, 联系电话="13700000001")]))
    after(181)
    with desk.worker.acting(LEDGER_UPKEEP) as acting:
        steps = registry.lineage(books.person(0), "phone", LEDGER_UPKEEP, acting.scope)
        record, col = next((one.record_ref, one.col) for one in steps if one.record_ref)
        assert (api.cell(record or 0, col).raw, api.cell(record or 0, col).file) == ("13700000001", ref.id)


@pytest.mark.parametrize(("days", "rows", "state"), [(6, 3, "failed"), (8, 0, "cancelled")])
def test_what_a_failed_file_left_is_gone_after_a_week(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, days: int, rows: int, state: str
) -> None:
    ref = desk.upload(books.workbook(BAD))
    monkeypatch.setitem(runner.STAGES, "match", broken)
    runner.advance(ref.id, desk.worker.place)
    after(days)
    assert (left(desk), left(desk, LedgerFile, state=state)) == (rows, 1)


def test_a_cancelled_file_leaves_no_line_and_no_record(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook(BAD)))
    desk.do(ref, "cancel")
    after(8)
    assert (left(desk), left(desk, Issue), left(desk, Record)) == (0, 0, 0)


def twice(desk: Desk) -> tuple[api.FileRef, api.FileRef]:
    """A ledger of three people, and a month later another in which one of them has changed."""
    first = desk.merge(books.workbook(ROWS))
    return first, desk.merge(books.workbook([books.line(0, 联系电话="13700000001"), *ROWS[1:]]))


def test_a_line_spoken_over_is_kept_a_year_and_then_gone(desk: Desk, digest: Callable[[], str]) -> None:
    first, _second = twice(desk)
    before = digest()
    assert (after(364)["rows"], left(desk, file=first.id)) == (0, 3)
    assert (after(366)["rows"], left(desk, file=first.id)) == (1, 2)
    assert digest() == before


def test_a_line_whose_facts_still_count_is_never_gone(desk: Desk) -> None:
    """Two people came back unchanged: what the base says of them was read from the first file."""
    first, _second = twice(desk)
    after(4000)
    assert left(desk, file=first.id) == 2


def test_a_ledger_that_never_came_again_keeps_its_lines(desk: Desk) -> None:
    ref = desk.merge(books.workbook(ROWS))
    after(4000)
    assert left(desk, file=ref.id) == 3


def test_the_lines_of_an_undone_file_go_after_a_year_with_their_records(desk: Desk) -> None:
    ref = desk.merge(books.workbook(ROWS))
    desk.do(ref, "undo", reason="传错了")
    assert (after(364)["undone"], left(desk)) == (0, 3)
    after(366)
    assert (left(desk), left(desk, Record)) == (0, 0)


@pytest.mark.parametrize(("days", "found"), [(365 * 5 - 5, 1), (365 * 5 + 5, 0)])
def test_findings_are_kept_five_years(desk: Desk, days: int, found: int) -> None:
    desk.merge(books.workbook(BAD))
    after(days)
    assert left(desk, Issue, code="phone") == found


def test_a_night_on_which_nothing_is_due_drops_nothing_and_says_so(desk: Desk) -> None:
    desk.merge(books.workbook(ROWS))
    assert set(keep(DISTRICT).values()) == {0}
    with as_role("jy_auditor"):
        assert AuditRecord.objects.filter(act="ledgers.keep").count() == 1


def test_it_may_run_twice(desk: Desk) -> None:
    twice(desk)
    after(366)
    assert set(after(366).values()) == {0}


def test_the_error_workbook_needs_the_bytes_and_is_not_found_without(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook(BAD)))
    after(181)
    with desk.worker.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        api.error_workbook(ref.id)
