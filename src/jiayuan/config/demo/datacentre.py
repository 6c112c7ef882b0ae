"""Life in the data centre: ledgers merged and waiting, forms, peers, uses, people who agreed to be cared for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import polars as pl

from jiayuan.config.demo.accounts import STREET
from jiayuan.config.demo.district import District
from jiayuan.config.demo.hats import DISTRICT, acting_as, as_seed
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.write import write_ledgers
from jiayuan.config.demo.personas import HOME, NEXT
from jiayuan.identity.api import Channel
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE, FORM_PREFILL, LEDGER_UPKEEP, UPKEEP_SYSTEM, PurposeKind
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api as ledgers
from jiayuan.registry import api as registry

# Whose ledger of which kind is merged already, and what only came in: the worker's process previews it once it runs.
# The elderly of the worker's own community are left for the visitor to upload.
MERGED = (("worker", HOME, "disabled"), ("worker", HOME, "low_income"))
RECEIVED = (("neighbour", NEXT, "elderly"), ("worker", HOME, "volunteers"), ("worker", HOME, "property"))
SEED = 7
CARED_FOR = 14
AT_ONCE = 50
SIGNED = "演示签字单-{n:03}"


def _office(place: str) -> int:
    with as_seed():
        return registry.organisations("committee", PlacePath(place))[0].no


def _receive(username: str, place: str, code: str, folder: Path) -> ledgers.FileRef:
    title = next(ledger.title for ledger in LEDGERS if ledger.code == code)
    file = next((folder / place).glob(f"*-{title}.xlsx"))
    office = _office(place)
    with acting_as(username, LEDGER_UPKEEP):
        return ledgers.receive(office, code, file.name, file.read_bytes())


def _merge(received: ledgers.FileRef, username: str, place: str) -> None:
    """Through the preview to the end; a mapping the machine is unsure of is confirmed as proposed."""
    try:
        ledgers.run_to(received.id, "previewed", PlacePath(place))
    except Conflict as stopped:
        if "confirm_mapping" not in stopped.allowed:
            raise
        with acting_as(username, LEDGER_UPKEEP):
            ledgers.command(received.id, "confirm_mapping")
        ledgers.run_to(received.id, "previewed", PlacePath(place))
    with acting_as("officer", LEDGER_UPKEEP):
        ledgers.command(received.id, "approve", data={"right_file": True})
    ledgers.run_to(received.id, "merged", PlacePath(place))


def upload_ledgers(district: District) -> int:
    """Ledgers of every family: some merged, some on their way; then the base is graded."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for place in (HOME, NEXT):
            write_ledgers(district, SEED, folder / place, [PlacePath(place).code12()])
        for username, place, code in MERGED:
            _merge(_receive(username, place, code, folder), username, place)
        for username, place, code in RECEIVED:
            _receive(username, place, code, folder)
    ledgers.measure_district(DISTRICT)
    return len(MERGED) + len(RECEIVED)


def _opened(title: str, attrs: Sequence[str], place: str, age_min: int) -> ledgers.FormRef | None:
    """A form of the street, open; None where nobody is of that age (tiny districts)."""
    due, reason = clock.today() + timedelta(days=14), "入冬前要当面核对一遍"
    new = ledgers.NewForm(title, attrs, ledgers.Audience(place, age_min=age_min), due, again_reason=reason)
    with acting_as("officer", FORM_PREFILL):
        drafted = ledgers.draft_form(new)
    # The base was loaded today: without a reason nothing known would be asked again.
    with acting_as("district", FORM_PREFILL):
        ledgers.agree_again(drafted.id)
    with acting_as("officer", FORM_PREFILL):
        try:
            return ledgers.open_form(drafted.id)
        except Conflict:
            return None


def _answered(row: ledgers.RowView) -> ledgers.Said:
    """What is known is confirmed, the rest is said to be unknown."""
    answers = {
        cell.attr: ledgers.Answer("confirmed" if cell.words else "unknown", "", cell.token) for cell in row.cells
    }
    return ledgers.Said(row.key, row.version, answers)


def _fill(task: UUID, buildings: int | None = None) -> None:
    for building in ledgers.buildings(task)[:buildings]:
        rows, after = [], 0
        while found := ledgers.phone_list(task, building.path, after):
            rows += found
            after = found[-1].key
        for start in range(0, len(rows), AT_ONCE):
            ledgers.save_answers(task, [_answered(row) for row in rows[start : start + AT_ONCE]])


def fill_forms(_: District) -> int:
    """Two forms, filled already: one half answered by the worker's community, one handed in."""
    open_one = _opened("高龄老人入冬走访", ("phone", "residence.actual"), STREET, 85)
    closed_one = _opened("老年人能力评估核对", ("phone", "elder.assessed"), HOME, 80)
    with acting_as("worker", FORM_PREFILL):
        tasks = {task.form: task.id for task in ledgers.tasks(Scope(PlacePath(HOME)))}
        if open_one and open_one.id in tasks:
            _fill(tasks[open_one.id], buildings=3)
        if closed_one and closed_one.id in tasks:
            _fill(tasks[closed_one.id])
            ledgers.submit_task(tasks[closed_one.id], incomplete=True)
    return sum(one is not None for one in (open_one, closed_one))


def record_care(district: District) -> int:
    """Old people of the worker's community who signed to be looked after in an emergency."""
    old = district.people.filter(
        pl.col("path").str.starts_with(HOME) & (pl.col("age") >= 85) & pl.col("dead_on").is_null()
    )
    known = old.filter(pl.col("person").is_in(district.base["entity"].implode()))["person"].to_list()[:CARED_FOR]
    needs = list(registry.CARE_NEEDS)
    with acting_as("worker", EMERGENCY_CARE):
        for n, person in enumerate(known):
            wishes = registry.Wishes((needs[n % len(needs)],), "", "")
            registry.record_care_yes(UUID(person), wishes, Channel.PAPER, SIGNED.format(n=n + 1))
    return len(known)


def _wish(peer: str, **changes: Any) -> ledgers.Wish:
    wish = ledgers.Wish(
        service="elderly-contact", purpose="home-care-visits", purpose_kind=PurposeKind.SERVICE,
        purpose_title="居家养老上门服务", legal_ref="北京市居家养老服务条例第5条", reason="联系服务对象约定上门时间",
        attrs=("name", "phone"), place=PlacePath(HOME), until=clock.today() + timedelta(days=180), daily_rows=50,
        peer=peer,
    )  # fmt: skip
    return replace(wish, **changes)


def exchange(_: District) -> int:
    """Two peers with messages, one of them failed; two uses asked for, one of them approved by two others."""
    here, there = _office(HOME), _office(NEXT)
    peers = (("community-007", "邻社区", "community", there), ("civil-affairs", "区民政局", "department", here))
    with acting_as("officer", LEDGER_UPKEEP):
        codes = ledgers.seed_demo_peers(peers)
    relief = _wish(
        codes[1], service="low-income-status", purpose="relief-check", purpose_title="救助身份核验",
        legal_ref="社会救助暂行办法第58条", reason="核对救助身份，免去居民开证明", attrs=("name", "relief.status"),
    )  # fmt: skip
    with acting_as("worker", UPKEEP_SYSTEM):
        approved = ledgers.draft_use(_wish(codes[1]))
        ledgers.draft_use(relief)
    for username in ("officer", "district"):
        with acting_as(username, UPKEEP_SYSTEM):
            ledgers.decide_use(approved, "approve")
    return len(codes)
