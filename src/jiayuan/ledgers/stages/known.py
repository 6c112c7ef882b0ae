"""What the base knows of the numbers in a file: whose bearer has died, which many people share."""

from __future__ import annotations

from collections.abc import Iterator

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.moving import whole
from jiayuan.ledgers.rules.checks import crowded
from jiayuan.ledgers.stages.whole import Whole
from jiayuan.registry import api as registry

DECEASED = "deceased"


def crowded_rows(file: LedgerFile, lines: Whole) -> list[int]:
    """The places of lines whose telephone more people have than is usual."""
    scope, most = Scope(whole(PlacePath(file.place_path))), limits(file.as_of).shared_holders
    held = list(zip(lines.values("name"), lines.phones(), strict=True))
    known = registry.holders({phone for _, phones in held for phone in phones}, LEDGER_UPKEEP, scope)
    return crowded(held, known, most)


def rows_of_the_dead(file: LedgerFile, lines: Whole) -> list[int]:
    """The places of lines about people of whom the base knows that they died; the office is asked about them."""
    scope = Scope(whole(PlacePath(file.place_path)))
    ids = lines.values("id_number")
    gone = registry.deceased(set(filter(None, ids)), LEDGER_UPKEEP, scope)
    dead = [at for at, number in enumerate(ids) if number in gone]
    # The stage may run twice; its question is asked once.
    file.problems = [*(one for one in file.problems if one["code"] != DECEASED), *_asked(file, lines, dead)]
    return dead


def _asked(file: LedgerFile, lines: Whole, dead: list[int]) -> Iterator[dict[str, object]]:
    if dead:
        number, row = lines.place(dead[0])
        sheet = next(one["name"] for one in file.mapping if one["sheet"] == number)
        yield {"code": DECEASED, "sheet": sheet, "row": row, "last": len(dead)}
