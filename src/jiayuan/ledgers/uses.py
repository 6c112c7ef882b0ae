"""What was built on a file's statements: listed beside an undo, never touched by it.

The ledgers do not know who reads the base. Modules above are asked through askers that `config` joins; what they answer
is opaque here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import LedgerRow
from jiayuan.ledgers.queries.files import visible
from jiayuan.registry import api as registry

MOST = 500


@dataclass(frozen=True, slots=True)
class Use:
    """Something that rests on what is known about a person: `kind` names the module's word, `ref` its number there."""

    kind: str
    ref: str
    person: UUID
    state: str


Asker = Callable[[Sequence[UUID], Scope], Sequence[Use]]
_askers: list[Asker] = []


def ask_as_well(asker: Asker) -> None:
    """Joins one more module that may have used what files say; once, however often it is called."""
    if asker not in _askers:
        _askers.append(asker)


def uses_of(file_id: UUID) -> list[Use]:
    """What open matters in scope rest on people a file spoke of, merged or undone; at most five hundred.

    Raises NotFound out of scope.
    """
    scope = context.current().scope
    if not visible(scope).filter(pk=file_id).exists():
        raise NotFound
    rows = LedgerRow.objects.filter(file=file_id, record__isnull=False)
    people = registry.told_of([record or 0 for record in rows.values_list("record_id", flat=True)], file_id)
    found = [use for asker in _askers for use in asker(people, scope)][:MOST] if people else []
    audit.record("ledgers.uses", obj=str(file_id), n=len(found))
    return found
