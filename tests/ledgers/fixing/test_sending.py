"""Corrections become the next version of their file, through the whole intake."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.api import Typed
from jiayuan.ledgers.fixing.sending import patched
from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.models import Record
from jiayuan.ledgers.queries.cells import cell
from tests.ledgers.conftest import Desk
from tests.ledgers.fixing.conftest import PHONE

FIRST = (0, 9, PHONE)
GOOD = "13912340006"


def send(desk: Desk, ref: api.FileRef) -> api.FileRef:
    with desk.worker.acting(LEDGER_UPKEEP):
        api.correct(ref.id, Typed(*FIRST, GOOD))
        return api.send_fixes(ref.id)


def counts(desk: Desk, ref: api.FileRef) -> dict[str, int]:
    return dict(desk.run(ref).counts)


def test_the_next_version_has_the_corrected_cell_and_the_same_lines(desk: Desk, previewed: api.FileRef) -> None:
    sent = send(desk, previewed)
    assert (sent.office, sent.template, sent.as_of) == (previewed.office, previewed.template, previewed.as_of)
    now = counts(desk, sent)
    assert (now["rows"], now["error"]) == (previewed.counts["rows"], previewed.counts["error"] - 1)


def test_a_version_that_waited_gives_way(desk: Desk, previewed: api.FileRef) -> None:
    sent = send(desk, previewed)
    with desk.worker.acting(LEDGER_UPKEEP):
        page = api.fix_grid(previewed.id)
    assert (page.ref.state, page.closed, page.next) == ("cancelled", True, sent.id)


def test_after_a_merge_only_the_corrected_line_is_read_anew(desk: Desk, merged: api.FileRef) -> None:
    now = counts(desk, send(desk, merged))
    assert (now["changed"], now["unchanged"], now["new"]) == (1, merged.counts["rows"] - 1, 0)


def test_a_value_leads_to_the_cell_and_to_who_corrected_it(desk: Desk, merged: api.FileRef) -> None:
    sent = desk.run(send(desk, merged))
    with desk.worker.acting(LEDGER_UPKEEP) as acting:
        who = acting.actor
    with desk.officer.acting(LEDGER_UPKEEP):
        api.command(sent.id, "approve", data={"right_file": True})
    desk.run(sent, "merged")
    with desk.worker.acting(LEDGER_UPKEEP):
        found = [cell(record.pk, PHONE) for record in Record.objects.all()]
    mended = [one for one in found if one.corrected_by]
    assert [(one.raw, one.row, one.file) for one in mended] == [(GOOD, 9, sent.id)]
    assert mended[0].corrected_by == who


def test_nothing_corrected_is_nothing_to_send(desk: Desk, previewed: api.FileRef) -> None:
    with desk.worker.acting(LEDGER_UPKEEP), pytest.raises(Conflict):
        api.send_fixes(previewed.id)


def test_what_was_sent_is_not_sent_again(desk: Desk, merged: api.FileRef) -> None:
    send(desk, merged)
    with desk.worker.acting(LEDGER_UPKEEP), pytest.raises(Conflict):
        api.send_fixes(merged.id)


def test_a_next_version_that_came_to_nothing_opens_the_grid_again(desk: Desk, merged: api.FileRef) -> None:
    desk.do(send(desk, merged), "cancel")
    with desk.worker.acting(LEDGER_UPKEEP):
        assert not api.fix_grid(merged.id).closed


def test_an_undone_file_is_uploaded_again_as_it_was(desk: Desk, merged: api.FileRef) -> None:
    desk.do(merged, "undo", reason="传错了")
    with desk.worker.acting(LEDGER_UPKEEP):
        again = api.send_again(merged.id)
    assert again.id != merged.id
    assert counts(desk, again)["rows"] == merged.counts["rows"]


def test_a_merged_file_is_not_uploaded_again(desk: Desk, merged: api.FileRef) -> None:
    with desk.worker.acting(LEDGER_UPKEEP), pytest.raises(Conflict):
        api.send_again(merged.id)


def test_texts_go_into_their_cells_and_nowhere_else() -> None:
    sheets = [Sheet("一", [["题"], ["甲", "乙"]]), Sheet("二", [["丙"]])]
    new = patched(sheets, {(0, 2, 3): "丁", (1, 1, 0): "戊"})
    assert [sheet.rows for sheet in new] == [[["题"], ["甲", "乙", "", "丁"]], [["戊"]]]
    assert sheets[1].rows == [["丙"]]
