"""Runs the background stages of a file, a transaction each or one for each chunk: by the job, or at once for drills."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from django.db import DatabaseError

from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, JiayuanError
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.moving import asked_by, locked, move, whole
from jiayuan.ledgers.progress import begin
from jiayuan.ledgers.queries.files import file_ref
from jiayuan.ledgers.rules.files import WORKING
from jiayuan.ledgers.shapes import FileRef
from jiayuan.ledgers.stages.chunks import check_file
from jiayuan.ledgers.stages.matching import match_file
from jiayuan.ledgers.stages.merging import merge_file
from jiayuan.ledgers.stages.reading import read_file
from jiayuan.registry import api as registry

SERVICE = "ledgers"
STAGES: Mapping[str, Callable[[LedgerFile], None]] = {
    "read": read_file,
    "check": check_file,
    "match": match_file,
    "merge": merge_file,
}
BREAKS = (JiayuanError, DatabaseError, OSError, ValueError, LookupError, TypeError)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage in cycles meanwhile: it walks millions of live cells again and again and finds none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _begin(file_id: UUID, place: PlacePath) -> None:
    """Says in a transaction of its own which stage is at work, or nobody would see it before the stage has ended."""
    with identity.acting_as_service(SERVICE, place=whole(place), purpose=LEDGER_UPKEEP):
        file = locked(file_id)
        if file.state in WORKING:
            begin(file, WORKING[file.state])


def _step(file_id: UUID, place: PlacePath) -> bool:
    """The next step of the stage, in the name of who asked for it; False when the file waits for a person or has ended.

    A stage that works chunk by chunk leaves the state as it is until its last one; each is kept when it is done.
    """
    with identity.acting_as_service(SERVICE, place=whole(place), purpose=LEDGER_UPKEEP):
        file = locked(file_id)
        # The state says what is left to do, so a job may come twice or late.
        stage = WORKING.get(file.state)
        if stage is None:
            return False
        with identity.acting_as_service(
            SERVICE, place=whole(place), purpose=LEDGER_UPKEEP, on_behalf_of=asked_by(file)
        ):
            # Minutes, for files of hundreds of thousands of rows; pages keep their seconds.
            registry.be_patient()
            with _uncollected():
                STAGES[stage](file)
    return True


def _fail(file_id: UUID, place: PlacePath, code: str) -> None:
    with identity.acting_as_service(SERVICE, place=whole(place), purpose=LEDGER_UPKEEP):
        file = locked(file_id)
        if file.state in WORKING:
            file.failed_in, file.fail_code = WORKING[file.state], code[:60]
            file.attempts += 1
            file.progress = {}
            move(file, "fail", detail={"code": file.fail_code, "stage": file.failed_in})


def advance(file_id: UUID, place: PlacePath, *, last_try: bool = True) -> None:
    """Runs stage after stage until the file waits for a person or has ended.

    A stage that breaks leaves nothing behind. On the last try the file then says so (state failed) and the error is
    told no further; before that it is raised, so that the job is tried again.
    """
    try:
        _begin(file_id, place)
        while _step(file_id, place):
            _begin(file_id, place)
    # The stage's transaction is gone by now; what follows is a new one.
    except BREAKS as broken:
        if not last_try:
            raise
        _fail(file_id, place, broken.code if isinstance(broken, JiayuanError) else type(broken).__name__)


def run_to(file_id: UUID, state: str, place: PlacePath | None = None) -> FileRef:
    """Runs the stages now until the file reaches `state`.

    `place` is where the office lies (default: the acting scope). Raises Conflict when the file ends elsewhere.
    """
    where = place or context.current().scope.place
    if where is None:
        raise Conflict(code="run-to")
    advance(file_id, where)
    with identity.acting_as_service(SERVICE, place=whole(where), purpose=LEDGER_UPKEEP):
        ref = file_ref(locked(file_id))
    if ref.state != state:
        raise Conflict(code=f"ledger-file-{ref.state}", allowed=ref.commands)
    return ref
