"""One step of a file: state, version, record."""

from __future__ import annotations

import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel.errors import Conflict, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.moving import asked_by, locked, move, office_place, whole
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME, as_role

CONTENT = books.workbook([books.line(0)])


def test_a_step_counts_the_version_and_leaves_a_record(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    with desk.worker.acting(LEDGER_UPKEEP):
        file = locked(ref.id)
        move(file, "cancel", reason="试一试", detail={"rows": 1})
    assert (file.state, file.version) == ("cancelled", 2)
    with as_role("jy_auditor"):
        kept = Record.objects.get(act="ledgers.cancel")
    assert (kept.object, kept.reason, kept.detail["rows"]) == (str(ref.id), "试一试", 1)


def test_a_step_out_of_turn_leaves_nothing(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    with desk.worker.acting(LEDGER_UPKEEP):
        file = locked(ref.id)
        with pytest.raises(Conflict):
            move(file, "merge")
        assert locked(ref.id).version == 1


def test_an_unknown_file_is_not_found(desk: Desk) -> None:
    with desk.worker.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        locked(uuid7())


def test_the_job_goes_on_in_the_uploaders_name(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    with desk.worker.acting(LEDGER_UPKEEP) as acting:
        asked = asked_by(locked(ref.id))
    assert (asked.actor, asked.role, asked.grant_id) == (acting.actor, acting.role, acting.grant_id)


def test_places_of_offices(desk: Desk) -> None:
    assert office_place(desk.office) == HOME
    assert whole(PlacePath(books.room(0))) == DISTRICT
