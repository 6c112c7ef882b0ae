"""A merged ledger stops, changes and finds at once, and its undo takes back what nobody acted on."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from jiayuan.benefits import tasks
from jiayuan.benefits.actions.at_once import streets_touched
from jiayuan.benefits.actions.later import RUNS, touched_later
from jiayuan.benefits.models import Entitlement, Offer, StopProposal
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.ledgers.api import LedgerMerged, LedgerUndone
from jiayuan.registry import api as registry
from tests.benefits.money import drawn
from tests.benefits.residents import ENTITLED
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk
from tests.people import Person, as_service
from tests.tree import STREET

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
WHO = books.person(0)
HEADERS = ("姓名", "身份证号", "残疾人证号", "残疾类别", "残疾等级", "多重残疾", "联系电话", "家庭住址")


def list_of(level: str) -> bytes:
    """The disabled people's ledger with the first person of the base at this level."""
    number = books.id_number(0, books.born(0), "1")
    row = [books.NAMES[0], number, f"{number}11", "视力", level, "否", books.phone(0), books.address(0)]
    return books.workbook([row], HEADERS)


def based(*none: str) -> None:
    """What the base knows of the first person of the ledgers' base, `none` of some; any ledger speaks louder."""
    facts = {code: value for code, value in ENTITLED.items() if code not in ("name", "sex", "birth")}
    rows = [
        registry.FactRow(WHO, code, value=value) if value and code not in none else
        registry.FactRow(WHO, code, absent=True)
        for code, value in facts.items()
    ]  # fmt: skip
    ranks = dict.fromkeys(facts, 99)
    with as_service():
        registry.record_facts(registry.FactBatch(uuid7(), "tests", clock.today(), rows, ranks=ranks))


@pytest.fixture
def draws(desk: Desk, officer: Person) -> Entitlement:
    """Somebody draws the nursing subsidy of a first-level disability."""
    based()
    with officer.acting(BENEFIT_CHECK):
        return drawn(WHO, policy="bj.disabled_nursing", amount=30_000, place=books.room(0))


def waiting() -> list[dict[str, str]]:
    rows = ProcrastinateJob.objects.filter(task_name__startswith="benefits.", status="todo").order_by("id")
    return [row.args for row in rows]


def worked_off(file: UUID) -> list[tuple[str, str, str]]:
    """Both jobs done as the worker does them; the proposals there are then."""
    tasks.after_ledger(file_id=str(file))
    tasks.one_street(path=STREET.value)
    with as_service():
        return list(StopProposal.objects.order_by("id").values_list("kind", "reason", "state"))


def test_a_merge_proposes_at_once_and_its_undo_takes_it_back(draws: Entitlement, desk: Desk) -> None:
    merged = desk.merge(list_of("四级"), template="disabled")
    assert worked_off(merged.id) == [("stop", "disability", "proposed")]
    desk.do(merged, "undo", reason="上错了")
    assert worked_off(merged.id) == [("stop", "disability", "moot")]


def test_an_undo_takes_back_offers_nobody_answered(desk: Desk) -> None:
    based("dis.type", "dis.level", "dis.multi")
    merged = desk.merge(list_of("一级"), template="disabled")
    states = []
    for _ in range(2):
        worked_off(merged.id)
        with as_service():
            states.append(Offer.objects.filter(policy="bj.elder_nursing").values_list("state", flat=True)[0])
        if len(states) == 1:
            desk.do(merged, "undo", reason="上错了")
    assert states == ["found", "lapsed"]


def test_whoever_is_touched_names_their_street_and_nothing_else(draws: Entitlement, desk: Desk) -> None:
    merged = desk.merge(list_of("四级"), template="disabled")
    assert streets_touched(merged.id) == [STREET]


def test_a_file_nobody_knows_touches_nobody(draws: Entitlement) -> None:
    assert streets_touched(uuid4()) == []


def test_many_files_are_one_run_of_a_street(draws: Entitlement, desk: Desk) -> None:
    merged = desk.merge(list_of("四级"), template="disabled")
    for event in (LedgerMerged(merged.id), LedgerMerged(merged.id), LedgerUndone(uuid4())):
        touched_later(event)
    assert len(waiting()) == 2
    for _ in range(2):
        tasks.after_ledger(file_id=str(merged.id))
    assert [args["path"] for args in waiting() if "path" in args] == [STREET.value]


@pytest.mark.parametrize("name", ["every_night", "one_street"])
def test_two_runs_are_never_at_work_at_once(name: str) -> None:
    assert getattr(tasks, name).lock == RUNS
