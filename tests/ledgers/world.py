"""A small street in which files are merged, undone and redone, people merged and split, questions decided.

What is not at stake is left out: workbooks are not written and read, rows are not matched. Everything from the approved
file on is the product's own code. Used by the machine of tests and by the bench of ten thousand sequences.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.sql import SQL

from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, Record, ReviewItem
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.sealing import pack, seal_rows
from jiayuan.ledgers.stages.merging import merge_file
from jiayuan.ledgers.stages.outcomes import asked_about, live_links, standing
from jiayuan.ledgers.stages.proposals import forget_proposals
from jiayuan.ledgers.stages.undoing import redo_file, undo_file
from jiayuan.ledgers.templates import template
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.tree import HOME

COLUMNS = ("name", "phone", "residence.actual", "residence.owner")
HEADERS = ("姓名", "联系电话", "家庭住址", "产权房屋")
GOLDEN = "SELECT entity_id::text, encode(golden_hash, 'hex') FROM registry_person ORDER BY 1"
# Golden values that came from a ledger, each with the row it stood in.
CELLS = """
SELECT f.id, f.record_ref, f.col, f.batch FROM registry_fact f
WHERE f.golden AND f.sys_to IS NULL AND f.batch IS NOT NULL AND f.record_ref IS NOT NULL
"""
ORPHANS = """
SELECT count(*) FROM registry_fact f WHERE f.golden AND f.sys_to IS NULL AND f.record_ref IS NOT NULL AND (
  f.col IS NULL AND f.attr <> 8 OR NOT EXISTS (
    SELECT 1 FROM ledgers_ledger_row r JOIN ledgers_ledger_file l ON l.id = r.file_id
    WHERE r.record_id = f.record_ref AND l.state = 'merged' AND r.written_by = f.batch AND length(r.raw) > 0))
"""


def asked(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(SQL(query))
        return cursor.fetchall()


@dataclass(frozen=True)
class Line:
    """A row somebody types: who it is (a known person, or somebody new from 100 on), how the machine sees it."""

    who: int
    phone: int
    room: int = -1
    owned: int = -1
    doubtful: bool = False

    @property
    def raw(self) -> list[str]:
        rooms = ["" if n < 0 else books.address(n) for n in (self.room, self.owned)]
        return [books.NAMES[self.who % 10], f"1370000{self.phone:04}", *rooms]

    @property
    def cells(self) -> dict[str, Std]:
        known = {"name": Std(self.raw[0]), "phone": Std(self.raw[1])}
        rooms = {"residence.actual": self.room, "residence.owner": self.owned}
        return known | {attr: Std(books.room(n)) for attr, n in rooms.items() if n >= 0}


def digested(*parts: object) -> bytes:
    return hashlib.sha256(repr(parts).encode()).digest()


@dataclass
class World:
    """The street and what was done in it. Act as a service in the whole district around it."""

    office: int
    files: list[LedgerFile] = field(default_factory=list)
    lines: dict[UUID, Sequence[Line]] = field(default_factory=dict)
    merged: list[UUID] = field(default_factory=list)
    splits: list[int] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)

    def golden(self) -> list[tuple[Any, ...]]:
        return asked(GOLDEN)

    def _record(self, who: int) -> Record:
        key = digested("key", who)
        return Record.objects.get_or_create(
            template_code="elderly", office=self.office, row_key=key, defaults={"place_path": HOME.value}
        )[0]

    def _file(self, lines: Sequence[Line], mode: str) -> LedgerFile:
        now = clock.now()
        sheet = {"sheet": 0, "name": "花名册", "header": 1, "headers": list(HEADERS), "columns": list(COLUMNS)}
        return LedgerFile.objects.create(
            sha256=digested(lines, mode, len(self.files)).hex(), filename="x.xlsx", office=self.office, mode=mode,
            template=template("elderly", self.office), as_of=books.AS_OF + timedelta(days=len(self.files)),
            state=LedgerFile.State.APPROVED, uploader=context.current().actor, place_path=HOME.value,
            uploader_account=context.current().account_id, created_at=now, changed_at=now, mapping=[sheet],
        )  # fmt: skip

    def _rows(self, file: LedgerFile, lines: Sequence[Line]) -> list[LedgerRow]:
        places = [(0, n + 2) for n in range(len(lines))]
        raw = seal_rows("raw", file.pk, [(*at, line.raw) for at, line in zip(places, lines, strict=True)])
        std = seal_rows("std", file.pk, [(*at, pack(line.cells)) for at, line in zip(places, lines, strict=True)])
        made = [
            LedgerRow(
                file=file, record=self._record(line.who), sheet=0, row=row, raw=raw[n], std=std[n], state="ok",
                row_hash=digested(line), place_path=HOME.value,
            )
            for n, (line, (_, row)) in enumerate(zip(lines, places, strict=True))
        ]  # fmt: skip
        return LedgerRow.objects.bulk_create(made)

    def _settle(self, file: LedgerFile, row: LedgerRow, line: Line) -> str:
        """What the match says of a row nobody has linked yet."""
        if line.doubtful:
            first, second = books.person(line.who % 6), books.person((line.who + 1) % 6)
            ReviewItem.objects.create(
                file=file, row=row, record=row.record, rule="margin", candidates=[first, second], due_at=clock.now(),
                place_path=HOME.value,
            )  # fmt: skip
            return "review"
        is_new = line.who >= 100
        Link.objects.create(
            record=row.record, entity=uuid7() if is_new else books.person(line.who), file=file, rule="G1", model=1,
            is_new=is_new, place_path=HOME.value,
        )  # fmt: skip
        return "new" if is_new else "link"

    def _match(self, file: LedgerFile, lines: Sequence[Line]) -> None:
        """What the match says of the rows of a file as things stand."""
        forget_proposals(file)
        rows = list(LedgerRow.objects.filter(file=file).order_by("row"))
        records = [row.record_id or 0 for row in rows]
        linked, open_ones, before = live_links(records), asked_about(records), standing(records)
        for row, line in zip(rows, lines, strict=True):
            if row.record_id in linked:
                same = before.get(row.record_id, (b"",))[0] == bytes(row.row_hash or b"")
                row.outcome = "unchanged" if same else "known"
            elif row.record_id in open_ones:
                row.outcome = "review"
            else:
                row.outcome = self._settle(file, row, line)
        LedgerRow.objects.bulk_update(rows, ["outcome"])

    def approve(self, lines: Sequence[Line], *, full: bool = False) -> LedgerFile:
        """From checked rows to approved."""
        file = self._file(lines, "full" if full else "partial")
        self._rows(file, lines)
        self._match(file, lines)
        self.lines[file.pk] = lines
        self.files.append(file)
        return file

    def upload(self, lines: Sequence[Line], *, full: bool = False) -> LedgerFile:
        """From checked rows to merged."""
        file = self.approve(lines, full=full)
        merge_file(file)
        return file

    def _in_state(self, state: str) -> list[LedgerFile]:
        return [file for file in self.files if file.state == state]

    def land(self, random: Random) -> None:
        """A file that was approved a while ago is merged; where its grounds are gone, after a second look."""
        if found := self._in_state("approved"):
            file = random.choice(found)
            merge_file(file)
            if file.state == LedgerFile.State.CHECKED:
                self._match(file, self.lines[file.pk])
                file.state = LedgerFile.State.APPROVED
                merge_file(file)

    def undo(self, random: Random) -> None:
        if found := self._in_state("merged"):
            undo_file(random.choice(found), "x")

    def redo(self, random: Random) -> None:
        if found := self._in_state("undone"):
            redo_file(random.choice(found), "x")

    def merge(self, random: Random) -> None:
        first, second = (registry.resolve(books.person(n)) for n in random.sample(range(6), 2))
        registry.merge(first, second, "x")
        self.merged.append(second)

    def unmerge(self, random: Random) -> None:
        if self.merged:
            registry.unmerge(self.merged.pop(random.randrange(len(self.merged))), "x")

    def split(self, random: Random) -> None:
        said = registry.spoken_of([record.pk for record in Record.objects.filter(office=self.office)])
        if said:
            record = random.choice(sorted(said))
            self.splits.append(api.split_records(said[record], [record], "x").number)

    def unsplit(self, random: Random) -> None:
        if self.splits:
            number = random.choice(self.splits)
            api.unsplit_records(number, "x")
            self.splits.remove(number)

    def decide(self, random: Random) -> None:
        waiting = list(ReviewItem.objects.exclude(state="decided").filter(kind="match").order_by("pk"))
        if waiting:
            api.decide(random.choice(waiting).pk, random.choice(["same", "different", "new"]), reason="x")

    def arrive(self, random: Random) -> None:
        self.upload(self._typed(random), full=random.random() < 0.2)

    def wait(self, random: Random) -> None:
        """A file is approved and not merged yet."""
        self.approve(self._typed(random), full=random.random() < 0.2)

    def _typed(self, random: Random) -> list[Line]:
        who = random.sample([0, 1, 2, 3, 4, 100, 101], random.randint(1, 3))
        return [
            Line(n, random.randint(0, 2), random.choice([-1, 7, 8]), random.choice([-1, 1, 2]), random.random() < 0.2)
            for n in who
        ]

    def step(self, name: str, random: Random) -> None:
        """One deed; a refusal that people would be told is a deed, too."""
        deed: Callable[[Random], None] = getattr(self, name)
        self.trail.append(name)
        try:
            deed(random)
        except JiayuanError as refused:
            self.trail[-1] += f"!{refused.code}"

    def there_and_back(self, random: Random) -> int:
        """0 when a deed taken back at once leaves the same bytes; else the number of people who differ."""
        before = self.golden()
        pairs = [("undo", "redo", self._in_state("merged")), ("redo", "undo", self._in_state("undone"))]
        there, back, files = random.choice(pairs)
        if not files:
            return 0
        file = random.choice(files)
        try:
            {"undo": undo_file, "redo": redo_file}[there](file, "x")
        except JiayuanError:
            return 0
        {"undo": undo_file, "redo": redo_file}[back](file, "x")
        return unlike(before, self.golden())

    def take_all_back(self, random: Random) -> None:
        """Everything that was done is taken back, in any order; splits of one record the later one first."""
        deeds: list[Callable[[], object]] = [
            lambda file=file: undo_file(file, "x") for file in self._in_state("merged")
        ]
        deeds += [lambda other=other: registry.unmerge(other, "x") for other in self.merged]
        random.shuffle(deeds)
        unsplits = [lambda number=number: api.unsplit_records(number, "x") for number in sorted(self.splits)]
        slots = sorted(random.sample(range(len(deeds) + len(unsplits)), len(unsplits)))
        for slot in slots:
            deeds.insert(slot, unsplits.pop())
        for deed in deeds:
            deed()

    def untraced(self) -> int:
        """Golden values of a ledger that lead to no row and column of a merged file."""
        return int(asked(ORPHANS)[0][0])


def unlike(before: Sequence[tuple[Any, ...]], now: Sequence[tuple[Any, ...]]) -> int:
    first, second = dict(before), dict(now)
    return sum(first.get(who) != second.get(who) for who in first.keys() | second.keys())


DEEDS = ("arrive", "arrive", "wait", "land", "undo", "redo", "merge", "unmerge", "split", "unsplit", "decide", "decide")
