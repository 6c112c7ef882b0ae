"""Chapter one: a community's dirty workbooks are uploaded, checked, matched, merged, undone and merged again."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from jiayuan.config.demo.district import District
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.write import write_ledgers
from jiayuan.config.demo.personas import HOME
from jiayuan.config.drill.cast import Member, member, service
from jiayuan.config.drill.figures import LedgerFigures
from jiayuan.config.drill.stage import Stage
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api as ledgers
from jiayuan.ledgers.api import FileRef
from jiayuan.registry import api as registry

COMMUNITY = PlacePath(HOME)


@dataclass(slots=True)
class Intake:
    """The community's office: its worker uploads, the street's steward approves what is large."""

    worker: Member
    steward: Member
    office: int
    counts: Counter[str] = field(default_factory=Counter)

    def upload(self, template: str, file: Path) -> FileRef:
        """From the file to the preview; a mapping the machine is unsure of is confirmed as proposed."""
        with self.worker.acting(LEDGER_UPKEEP):
            received = ledgers.receive(self.office, template, file.name, file.read_bytes())
        try:
            return ledgers.run_to(received.id, "previewed", COMMUNITY)
        except Conflict as stopped:
            if "confirm_mapping" not in stopped.allowed:
                raise
        with self.worker.acting(LEDGER_UPKEEP):
            ledgers.command(received.id, "confirm_mapping")
        return ledgers.run_to(received.id, "previewed", COMMUNITY)

    def merge(self, template: str, file: Path) -> FileRef:
        previewed = self.upload(template, file)
        with self.steward.acting(LEDGER_UPKEEP):
            ledgers.command(previewed.id, "approve", data={"right_file": True}, expected_version=previewed.version)
        return ledgers.run_to(previewed.id, "merged", COMMUNITY)

    def undo(self, merged: FileRef) -> FileRef:
        with self.steward.acting(LEDGER_UPKEEP):
            return ledgers.command(merged.id, "undo", reason="演练：撤销后应完全复原")


def digest() -> str:
    with service(LEDGER_UPKEEP):
        return registry.golden_digest()


def office_of(place: PlacePath) -> int:
    """The number of the community's committee."""
    with service(LEDGER_UPKEEP):
        return registry.organisations("committee", place)[0].no


def play(stage: Stage, district: District) -> LedgerFigures:
    """Uploads the five workbooks of one community; the first is undone on the way, which must leave no trace."""
    with TemporaryDirectory() as folder:
        write_ledgers(district, stage.seed, Path(folder), [COMMUNITY.code12()])
        files = [(ledger.code, next(Path(folder).glob(f"*-{ledger.title}.xlsx"))) for ledger in LEDGERS]
        began = time.perf_counter()
        intake = Intake(member("worker"), member("officer"), office_of(COMMUNITY))
        before = digest()
        intake.undo(intake.merge(*files[0]))
        undo_exact = digest() == before
        for code, file in stage.each("台账入库", files):
            intake.counts.update(intake.merge(code, file).counts)
    counts = intake.counts
    return LedgerFigures(
        rows=counts["rows"],
        merged=counts["merged"],
        new=counts["new"],
        review=counts["review"],
        errors=counts["error"],
        undo_exact=undo_exact,
        seconds=round(time.perf_counter() - began, 1),
    )
