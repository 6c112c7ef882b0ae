"""The check goes chunk by chunk: what is done stays done, and the result is the same as in one go."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api, runner
from jiayuan.ledgers.models import Issue, LedgerRow
from jiayuan.ledgers.stages import chunks
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import HOME

# Findings of cells, of rows, and of the file: a number and a line that stand twice, in chunks of their own.
COUNTED = ("rows", "ok", "warn", "error", "outside", "duplicate")
ROWS: Sequence[Sequence[str]] = [
    books.line(0),
    books.line(1, 联系电话="12"),
    books.line(2, 性别="男" if books.line(2)[1] == "女" else "女"),
    books.line(3, 家庭住址="红墙小区1号楼"),
    books.line(4, 家庭住址="槐柏小区1号楼1单元101室"),
    books.line(0),
    books.line(6, 身份证号=books.line(1)[2]),
    books.line(7, 家庭住址="火星路1号"),
]


def told(desk: Desk, ref: api.FileRef) -> tuple[dict[str, int], list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Counts, findings and rows of a file, as far as the check tells them."""
    with desk.worker.acting(LEDGER_UPKEEP):
        issues = Issue.objects.filter(file=ref.id).order_by("row", "col", "code")
        rows = LedgerRow.objects.filter(file=ref.id).order_by("row")
        return (
            {key: n for key, n in api.status(ref.id).counts.items() if key in COUNTED},
            list(issues.values_list("row", "col", "attr", "code", "severity")),
            [
                (one.row, one.record_id, bytes(one.row_hash or b""), one.state, one.outcome == "duplicate")
                for one in rows
            ],
        )


def uploaded(desk: Desk, title: str) -> api.FileRef:
    return desk.upload(books.workbook(ROWS, title=title))


def test_many_chunks_say_what_one_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = told(desk, desk.run(uploaded(desk, "一")))
    monkeypatch.setattr(chunks, "CHUNK", 3)
    assert told(desk, desk.run(uploaded(desk, "二"))) == whole
    assert {"id_duplicate", "phone", "sex_differs", "address_partial"} <= {code for _, _, _, code, _ in whole[1]}
    assert (whole[0]["duplicate"], whole[0]["outside"]) == (2, 1)


def broken_at(monkeypatch: pytest.MonkeyPatch, chunk: int) -> list[int]:
    """Lets one chunk break once; returns the sizes of the chunks that were begun."""
    begun: list[int] = []
    check = chunks.check_rows

    def breaking(file: object, rows: Sequence[object], tools: object) -> None:
        begun.append(len(rows))
        if len(begun) == chunk:
            raise Unavailable(code="killed")
        check(file, rows, tools)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(chunks, "check_rows", breaking)
    return begun


def test_a_killed_worker_goes_on_with_the_next_chunk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = told(desk, desk.run(uploaded(desk, "一")))
    monkeypatch.setattr(chunks, "CHUNK", 2)
    ref, begun = uploaded(desk, "二"), broken_at(monkeypatch, 3)
    with pytest.raises(Unavailable):
        runner.advance(ref.id, HOME, last_try=False)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert LedgerRow.objects.filter(file=ref.id, std__isnull=False).count() == 4
    assert told(desk, desk.run(ref)) == whole
    # The third was begun twice, the first two once.
    assert begun == [2, 2, 2, 2, 2]


def test_a_file_that_failed_goes_on_as_well(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = told(desk, desk.run(uploaded(desk, "一")))
    monkeypatch.setattr(chunks, "CHUNK", 3)
    ref = uploaded(desk, "二")
    broken_at(monkeypatch, 2)
    runner.advance(ref.id, HOME)
    assert desk.do(ref, "retry").state == "mapped"
    assert told(desk, desk.run(ref)) == whole


def test_progress_is_told_while_a_stage_is_at_work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 3)
    ref = uploaded(desk, "一")
    broken_at(monkeypatch, 3)
    with pytest.raises(Unavailable):
        runner.advance(ref.id, HOME, last_try=False)
    with desk.worker.acting(LEDGER_UPKEEP):
        progress = api.status(ref.id).progress
    assert progress is not None
    assert (progress.stage, progress.done, progress.total) == ("check", 6, 8)
    assert progress.seconds_left is not None


def test_a_file_that_waits_for_a_person_has_no_progress(desk: Desk) -> None:
    assert desk.run(uploaded(desk, "一")).progress is None


def test_nothing_is_known_of_the_time_before_the_first_rows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = uploaded(desk, "一")
    broken_at(monkeypatch, 1)
    with pytest.raises(Unavailable):
        runner.advance(ref.id, HOME, last_try=False)
    with desk.worker.acting(LEDGER_UPKEEP):
        progress = api.status(ref.id).progress
    assert progress == api.Progress("check", 0, 8, None)


def test_a_block_that_moves_back_is_one_chunk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [books.line(n) for n in range(12)]
    off = [[*row[:2], number, *row[3:]] for row, number in zip(rows, ["", *(r[2] for r in rows[:-1])], strict=True)]
    ref = desk.run(desk.upload(books.workbook(off)), "needs_mapping")
    monkeypatch.setattr(chunks, "CHUNK", 4)
    begun = broken_at(monkeypatch, 0)
    desk.do(ref, "confirm_mapping")
    assert desk.run(ref).counts["linked"] == 6
    assert begun == [12]
