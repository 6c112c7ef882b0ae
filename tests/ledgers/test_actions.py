"""Uploads from the desk: receipt, approval, undo, and who may do what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FileBody, HeaderAlias, LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People, Person

CONTENT = books.workbook([books.line(n) for n in range(9)])


def test_a_ledger_is_merged_and_undone_to_the_same_bytes(desk: Desk, digest: Callable[[], str]) -> None:
    before = digest()
    ref = desk.merge(CONTENT)
    assert (ref.counts["linked"], ref.counts["new"], ref.state) == (6, 3, "merged")
    assert digest() != before
    desk.do(ref, "undo", reason="传错了")
    assert digest() == before


def test_the_receipt_names_template_office_and_day(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    assert (ref.template, ref.office, ref.as_of, ref.state) == ("elderly", desk.office, books.AS_OF, "received")
    assert ref.commands == ["cancel"]


def test_the_bytes_are_kept_sealed(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    with desk.worker.acting(LEDGER_UPKEEP):
        body = bytes(FileBody.objects.get(pk=ref.id).sealed)
    assert CONTENT[:64] not in body


@pytest.mark.parametrize("template", ["", "nothing", "petitioners"])
def test_an_unknown_template_is_not_found(desk: Desk, template: str) -> None:
    with pytest.raises(NotFound):
        desk.upload(CONTENT, template=template)


def test_the_neighbour_cannot_upload_for_this_office(desk: Desk, people: People) -> None:
    with people.neighbour.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        api.receive(desk.office, "elderly", "a.xlsx", CONTENT)


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_may_not_upload(desk: Desk, people: People, who: str) -> None:
    person: Person = getattr(people, who)
    with person.acting(LEDGER_UPKEEP), pytest.raises((NotAllowed, NotFound)):
        api.receive(desk.office, "elderly", "a.xlsx", CONTENT)


def test_a_file_over_fifty_megabytes_is_refused_at_the_door(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        desk.upload(bytes(50 * 1024 * 1024 + 1))
    assert refused.value.code == "too_big"


def test_an_unknown_mode_is_invalid(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.upload(CONTENT, mode="all")


@pytest.mark.parametrize("command", ["approve", "undo", "confirm_mapping", "retry"])
def test_commands_out_of_turn_name_what_is_possible(desk: Desk, command: str) -> None:
    ref = desk.upload(CONTENT)
    with pytest.raises(Conflict) as refused:
        desk.do(ref, command)
    assert "cancel" in refused.value.allowed


@pytest.mark.parametrize("command", ["read", "merge", "start_merge", "fail", "quarantine", "nonsense", ""])
def test_the_machines_commands_are_not_for_people(desk: Desk, command: str) -> None:
    ref = desk.upload(CONTENT)
    with pytest.raises(Invalid):
        desk.do(ref, command)


@pytest.mark.parametrize("command", ["approve", "undo", "cancel", "confirm_mapping", "retry"])
def test_the_neighbour_finds_no_file(desk: Desk, people: People, command: str) -> None:
    ref = desk.upload(CONTENT)
    with people.neighbour.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        api.command(ref.id, command)


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_may_do_nothing(desk: Desk, people: People, who: str) -> None:
    ref = desk.upload(CONTENT)
    person: Person = getattr(people, who)
    with person.acting(LEDGER_UPKEEP), pytest.raises(NotAllowed):
        api.command(ref.id, "cancel")


def test_what_was_approved_is_what_was_seen(desk: Desk) -> None:
    ref = desk.run(desk.upload(CONTENT))
    with pytest.raises(Conflict):
        desk.do(ref, "approve", expected_version=ref.version - 1)
    desk.do(ref, "approve", expected_version=ref.version)


def test_a_large_change_needs_somebody_else(desk: Desk) -> None:
    desk.merge(CONTENT)
    changed = books.workbook([books.line(n, 联系电话=f"1370000000{n}") for n in range(9)])
    ref = desk.run(desk.upload(changed))
    with pytest.raises(NotAllowed):
        desk.do(ref, "approve")
    with desk.officer.acting(LEDGER_UPKEEP):
        assert api.command(ref.id, "approve").state == "approved"


def test_a_file_of_another_place_asks_whether_it_is_the_right_one(desk: Desk) -> None:
    away = [books.line(n, 家庭住址=f"槐柏小区1号楼1单元{n % 3 + 1}01室") for n in range(6)]
    ref = desk.run(desk.upload(books.workbook(away)))
    with pytest.raises(Conflict) as refused:
        desk.do(ref, "approve")
    assert refused.value.code == "right-file"
    assert desk.do(ref, "approve", data={"right_file": True}).state == "approved"


@pytest.mark.parametrize("state", ["received", "previewed"])
def test_a_file_may_be_cancelled_before_it_is_merged(desk: Desk, digest: Callable[[], str], state: str) -> None:
    before, ref = digest(), desk.upload(CONTENT)
    if state == "previewed":
        desk.run(ref)
    assert desk.do(ref, "cancel").state == "cancelled"
    assert digest() == before


def test_a_cancelled_file_may_come_again(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    desk.do(ref, "cancel")
    assert desk.upload(CONTENT).id != ref.id


def test_the_uploader_undoes_within_a_day_and_the_steward_at_any_time(desk: Desk) -> None:
    ref = desk.merge(CONTENT)
    with clock.frozen(clock.now() + timedelta(hours=25)):
        with pytest.raises(NotAllowed):
            desk.do(ref, "undo", reason="晚了")
        with desk.officer.acting(LEDGER_UPKEEP):
            assert api.command(ref.id, "undo", reason="错了").state == "undone"


def test_a_confirmed_header_is_remembered_for_the_office(desk: Desk) -> None:
    headers = ["老人尊称", *books.HEADERS[1:]]
    rows = [books.line(n) for n in range(6)]
    ref = desk.run(desk.upload(books.workbook(rows, headers=headers)), "needs_mapping")
    with desk.worker.acting(LEDGER_UPKEEP):
        sheets = {"0": [column.attr or "name" for column in api.columns(ref.id)]}
    desk.do(ref, "confirm_mapping", data={"columns": sheets})
    assert desk.run(desk.upload(books.workbook(rows, headers=headers, title="2"))).state == "previewed"
    with desk.worker.acting(LEDGER_UPKEEP):
        assert HeaderAlias.objects.filter(header_norm="老人尊称", office=desk.office, attr="name").exists()


@pytest.mark.parametrize(
    "columns",
    [
        ["name", "name", "id_number", "birth", "phone", "residence.actual"],
        ["", "sex", "id_number", "birth", "phone", "residence.actual"],
        ["name", "dis.type", "id_number", "birth", "phone", "residence.actual"],
        ["name"],
    ],
    ids=["twice", "required-missing", "foreign", "too-few"],
)
def test_a_wrong_mapping_is_refused(desk: Desk, columns: list[str]) -> None:
    swapped = [[r[0], r[1], r[4], r[3], r[2], r[5]] for r in (books.line(n) for n in range(9))]
    ref = desk.run(desk.upload(books.workbook(swapped)), "needs_mapping")
    with pytest.raises(Invalid):
        desk.do(ref, "confirm_mapping", data={"columns": {"0": columns}})


def test_two_offices_may_hold_the_same_bytes(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    assert desk.upload(CONTENT, template="property").id != ref.id
    with desk.worker.acting(LEDGER_UPKEEP):
        assert LedgerFile.objects.count() == 2
