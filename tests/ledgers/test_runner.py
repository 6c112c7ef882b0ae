"""The stages run in the name of who asked, break cleanly and go on where they stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel.errors import Conflict, Unavailable
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api, runner
from jiayuan.ledgers.models import LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import HOME, as_role

CONTENT = books.workbook([books.line(n) for n in range(9)])


def broken(file: LedgerFile) -> None:
    raise Unavailable(code="keys-database")


@pytest.mark.parametrize(("stage", "good"), [("read", "received"), ("check", "mapped"), ("match", "checked")])
def test_a_broken_stage_fails_and_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, stage: str, good: str
) -> None:
    ref = desk.upload(CONTENT)
    monkeypatch.setitem(runner.STAGES, stage, broken)
    runner.advance(ref.id, HOME)
    with desk.worker.acting(LEDGER_UPKEEP):
        failed = api.status(ref.id)
    assert (failed.state, failed.fail_code) == ("failed", "keys-database")
    monkeypatch.undo()
    assert desk.do(ref, "retry").state == good
    assert desk.run(ref).state == "previewed"


def test_before_the_last_try_the_job_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = desk.upload(CONTENT)
    monkeypatch.setitem(runner.STAGES, "read", broken)
    with pytest.raises(Unavailable):
        runner.advance(ref.id, HOME, last_try=False)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.status(ref.id).state == "received"


def test_running_again_after_the_end_changes_nothing(desk: Desk) -> None:
    ref = desk.merge(CONTENT)
    runner.advance(ref.id, HOME)
    with desk.worker.acting(LEDGER_UPKEEP):
        # Whose the file is depends on who asks.
        assert replace(api.status(ref.id), mine=ref.mine) == ref


def test_a_file_that_waits_for_a_person_is_not_where_it_was_wanted(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    with pytest.raises(Conflict):
        api.run_to(ref.id, "merged", HOME)


def test_the_uploader_stays_the_actor_of_the_stages(desk: Desk) -> None:
    desk.run(desk.upload(CONTENT))
    with as_role("jy_auditor"):
        actors = set(Record.objects.filter(act="ledgers.match").values_list("actor", flat=True))
    assert actors == {desk.worker.account_id}


def test_a_job_ends_with_the_grant_it_was_asked_under(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=ref.id).update(uploader_grant=10**9)
    runner.advance(ref.id, HOME)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.status(ref.id).state == "failed"
