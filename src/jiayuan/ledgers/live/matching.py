"""The decision on one row at once: five look-ups, no number opened that the decision does not need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark
from jiayuan.ledgers.live.asking import standard_cells
from jiayuan.ledgers.live.fresh import Fresh
from jiayuan.ledgers.live.meeting import LIMITS, asked, candidates
from jiayuan.ledgers.reviewing.guarding import guarded
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.decision import Decision, Scored
from jiayuan.ledgers.rules.match import decide, score_all
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.opening import settled
from jiayuan.ledgers.rules.pair import UNOPENED, Known
from jiayuan.ledgers.stages.refusing import marked
from jiayuan.ledgers.stages.rows import incoming
from jiayuan.ledgers.templates import active_model
from jiayuan.registry import api as registry

# What a row may say; other attributes tell nothing about whose it is.
CELLS = frozenset({"name", "sex", "birth", "id_number", "phone", "residence.actual", "community", "dis.certificate"})
# Other weights count a second after they were put in force.
_models: Fresh[Model] = Fresh(1.0)


@dataclass(frozen=True, slots=True)
class Match:
    """A decision on one row, and the version of the weights behind it."""

    decision: Decision
    model: int


def _opened(people: Sequence[Known], scored: Sequence[Scored], purpose: Purpose, scope: Scope) -> list[Known]:
    """The candidates with the numbers opened that differ from the row's and might be a slip of the pen."""
    levels = {one.person: one.levels for one in scored}
    ids = [one.person for one in people if levels[one.person]["id"] == "else" and one.near == UNOPENED]
    phones = [one.person for one in people if levels[one.person]["phone"] == "else"]
    near: dict[UUID, str] = registry.opened_numbers(ids, "id_number", purpose, scope)
    first: dict[UUID, str] = registry.opened_numbers(phones, "phone", purpose, scope)
    return [
        replace(
            one,
            near=near.get(one.person, one.near),
            phones=(first[one.person], *one.phones) if one.person in first else one.phones,
        )
        for one in people
    ]


def match_one(purpose: Purpose, scope: Scope, cells: Mapping[str, str]) -> Match:
    """Whose is this row? `cells` are texts as typed, by attribute code; unknown attributes raise Invalid.

    The same decision as a ledger of that row alone would get in that scope. Raises NotAllowed by purpose.
    """
    if scope.place is None or not cells.keys() <= CELLS:
        raise Invalid(mark("匹配只接受姓名、性别、出生日期、证件号码、电话、住址、社区"), code="match-cells")
    standard = standard_cells(cells, scope.place)
    row, model = incoming(standard), _models.get("in force", active_model)
    name = standard.get("name", EMPTY).value
    people = marked(row, candidates(row, registry.lookalikes(asked(row, name), purpose, scope, LIMITS)))
    scored = score_all(row, people, model)
    if not settled(scored):
        people = _opened(people, scored, purpose, scope)
    (decision,) = guarded([decide(row, people, model)], scope, model)
    return Match(decision, model.version)
