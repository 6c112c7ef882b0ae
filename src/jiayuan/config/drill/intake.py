"""The community's office at work on one workbook: its worker uploads, the street's steward approves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from jiayuan.config.demo.personas import HOME
from jiayuan.config.drill.cast import Member
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api as ledgers
from jiayuan.ledgers.api import FileRef

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
