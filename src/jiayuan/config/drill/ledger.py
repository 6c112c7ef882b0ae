"""Chapter one: a community's dirty workbooks are uploaded, checked, matched, merged, undone and merged again."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from jiayuan.config.demo.district import District
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.write import write_ledgers
from jiayuan.config.drill.cast import member, service
from jiayuan.config.drill.figures import LedgerFigures
from jiayuan.config.drill.intake import COMMUNITY, Intake
from jiayuan.config.drill.stage import Stage
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.registry import api as registry


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
