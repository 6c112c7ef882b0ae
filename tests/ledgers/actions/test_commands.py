"""Who may do what to a file in which state: the table, walked by real people on real files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from uuid import UUID

import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel.errors import Conflict, Invalid, JiayuanError, NotAllowed, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.actions.commands import COMMANDS
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.queries.files import HUMAN
from jiayuan.ledgers.rules.files import FILE_TRANSITIONS
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People, Person
from tests.tree import as_role

CONTENT = books.workbook([books.line(n) for n in range(9)])
STATES = sorted(LedgerFile.State.values)
MACHINES = sorted({command for _, command in FILE_TRANSITIONS.transitions} - HUMAN)


@contextmanager
def standing_in(desk: Desk, file: UUID, state: str) -> Iterator[None]:
    """Puts the file into a state without going the way; the deed's effects are tested elsewhere."""
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=file).update(state=state, version=5)
    yield


def answer(who: Person, file: UUID, command: str, **more: object) -> type[JiayuanError] | str:
    """What the person gets: the new state, or the kind of refusal."""
    with who.acting(LEDGER_UPKEEP):
        try:
            return api.command(file, command, reason="走一遍", **more).state
        except JiayuanError as refused:
            return type(refused)


def test_a_command_out_of_turn_is_a_conflict_that_names_the_others(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    for state, command in product(STATES, sorted(HUMAN)):
        possible = set(FILE_TRANSITIONS.commands(state))
        if command in possible:
            continue
        with standing_in(desk, ref.id, state), desk.worker.acting(LEDGER_UPKEEP):
            with pytest.raises(Conflict) as refused:
                api.command(ref.id, command)
            assert set(refused.value.allowed) == possible
            assert api.status(ref.id).version == 5


def test_the_four_who_may_not_are_refused_alike_in_every_state(desk: Desk, people: People) -> None:
    ref = desk.upload(CONTENT)
    refusals = {"resident": NotAllowed, "neighbour": NotFound, "auditor": NotAllowed}
    for state, command in product(STATES, sorted(HUMAN)):
        with standing_in(desk, ref.id, state):
            found = {name: answer(getattr(people, name), ref.id, command) for name in refusals}
        assert found == refusals, (state, command)


def test_no_person_gives_the_machine_s_commands(desk: Desk, people: People) -> None:
    ref = desk.upload(CONTENT)
    for state, command in product(STATES, MACHINES):
        with standing_in(desk, ref.id, state):
            assert answer(people.officer, ref.id, command) is Invalid


def test_what_the_page_offers_is_what_the_table_allows(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    for state in STATES:
        with standing_in(desk, ref.id, state), desk.worker.acting(LEDGER_UPKEEP):
            assert set(api.status(ref.id).commands) == set(FILE_TRANSITIONS.commands(state)) & HUMAN


def test_every_human_command_has_its_deed_and_permission() -> None:
    assert set(COMMANDS) == HUMAN
    wanted = {command: move.permission for (_, command), move in FILE_TRANSITIONS.transitions.items()}
    assert {name: permission for name, (permission, _) in COMMANDS.items()} == {name: wanted[name] for name in COMMANDS}


def test_before_the_merge_every_state_can_be_cancelled(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    for state in ("received", "needs_mapping", "mapped", "checked", "previewed", "approved", "failed"):
        with standing_in(desk, ref.id, state):
            assert answer(desk.worker, ref.id, "cancel") == "cancelled"


def test_retry_goes_back_to_the_last_good_state(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    good = {"read": "received", "check": "mapped", "match": "checked", "merge": "approved", "": "received"}
    for version, (stage, state) in enumerate(good.items(), 10):
        with desk.officer.acting(LEDGER_UPKEEP):
            failed = {"state": "failed", "failed_in": stage, "fail_code": "x", "version": version}
            LedgerFile.objects.filter(pk=ref.id).update(**failed)
        with desk.worker.acting(LEDGER_UPKEEP):
            again = api.command(ref.id, "retry")
        assert (again.state, again.fail_code) == (state, "")


def test_a_command_on_another_version_is_a_conflict(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    with standing_in(desk, ref.id, "previewed"):
        for expected in (0, 4, 6, 99):
            assert answer(desk.worker, ref.id, "cancel", expected_version=expected) is Conflict
        assert answer(desk.worker, ref.id, "cancel", expected_version=5) == "cancelled"


LARGE: list[tuple[dict[str, int], bool]] = [
    ({"known": 100, "changed": 20}, False),
    ({"known": 100, "changed": 21}, True),
    ({"known": 100, "changed": 10, "missing": 11}, True),
    ({"known": 0, "new": 1000}, False),
    ({"known": 0, "new": 1001}, True),
    ({}, False),
]


def previewed(desk: Desk, file: UUID, version: int, counts: dict[str, int]) -> None:
    """A file that waits for approval with these counts; each with a version, and so a job, of its own."""
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=file).update(state="previewed", version=version, counts=counts)


def test_a_large_change_is_approved_by_somebody_else(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    for version, (counts, second) in enumerate(LARGE, 10):
        previewed(desk, ref.id, version, {"rows": 9, **counts})
        assert answer(desk.worker, ref.id, "approve") == (NotAllowed if second else "approved")
        if second:
            assert answer(desk.officer, ref.id, "approve") == "approved"


def test_more_than_three_in_ten_from_elsewhere_are_asked_about(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    for outside, asked in ((0, False), (30, False), (31, True), (100, True)):
        previewed(desk, ref.id, 10 + outside, {"rows": 100, "outside": outside})
        assert answer(desk.worker, ref.id, "approve") == (Conflict if asked else "approved")
        if asked:
            assert answer(desk.worker, ref.id, "approve", data={"right_file": True}) == "approved"


def test_who_approved_and_why_it_was_undone_is_kept(desk: Desk) -> None:
    ref = desk.merge(CONTENT)
    with desk.officer.acting(LEDGER_UPKEEP) as acting:
        api.command(ref.id, "undo", reason="来源有误")
        assert LedgerFile.objects.get(pk=ref.id).approver == acting.actor
    with as_role("jy_auditor"):
        kept = Record.objects.get(act="ledgers.undo", object=str(ref.id))
    assert (kept.reason, kept.actor) == ("来源有误", acting.actor)


def test_every_step_counts_one_version(desk: Desk) -> None:
    ref = desk.merge(CONTENT)
    # received 1, mapped, checked, previewed, approved, merging, merged
    assert ref.version == 7
