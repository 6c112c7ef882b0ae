"""What the base knows of the numbers in a file: whose bearer has died, which many people share."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.moving import whole
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.checks import Finding, crowded
from jiayuan.ledgers.stages.lines import Line
from jiayuan.registry import api as registry

DECEASED = "deceased"


def _numbers(line: Line) -> tuple[str, ...]:
    cell = line.cells.get("phone", EMPTY)
    return tuple(filter(None, (cell.value, *cell.more)))


def _shared(lines: Sequence[Line], scope: Scope, most: float) -> None:
    held = [(line.cells.get("name", EMPTY).value, _numbers(line)) for line in lines]
    known = registry.holders({phone for _, phones in held for phone in phones}, LEDGER_UPKEEP, scope)
    for at in crowded(held, known, most):
        lines[at].findings.append(Finding("phone", "phone_shared", "warn"))


def _of_the_dead(lines: Sequence[Line], scope: Scope) -> list[Line]:
    ids = [line.cells.get("id_number", EMPTY).value for line in lines]
    gone = registry.deceased(set(filter(None, ids)), LEDGER_UPKEEP, scope)
    return [line for line, number in zip(lines, ids, strict=True) if number in gone]


def ask_base(file: LedgerFile, lines: Sequence[Line]) -> None:
    """Adds findings about numbers, and a question to the office when people have died; no row is held back."""
    scope = Scope(whole(PlacePath(file.place_path)))
    _shared(lines, scope, limits(file.as_of).shared_holders)
    dead = _of_the_dead(lines, scope)
    for line in dead:
        line.findings.append(Finding("id_number", "id_deceased", "warn"))
    # The stage may run twice; its question is asked once.
    file.problems = [problem for problem in file.problems if problem["code"] != DECEASED]
    if dead:
        sheet = next(one["name"] for one in file.mapping if one["sheet"] == dead[0].sheet)
        file.problems.append({"code": DECEASED, "sheet": sheet, "row": dead[0].row, "last": len(dead)})
