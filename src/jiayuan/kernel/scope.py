"""For which place, organisations and person somebody acts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.placepath import PlacePath


@dataclass(frozen=True, slots=True)
class Scope:
    """One place subtree and/or organisations (entity numbers), and for a resident the own subject id."""

    place: PlacePath | None = None
    orgs: frozenset[int] = frozenset()
    subject: UUID | None = None

    def covers(self, path: PlacePath) -> bool:
        return self.place is not None and self.place.contains(path)

    @property
    def lo(self) -> str:
        # Empty, not None: it becomes a setting, and policies read an empty setting as "no row".
        return self.place.bounds()[0] if self.place else ""

    @property
    def hi(self) -> str:
        return self.place.bounds()[1] if self.place else ""
