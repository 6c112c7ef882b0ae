"""For which place, organisations and person somebody acts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import Level, PlacePath


@dataclass(frozen=True, slots=True)
class Scope:
    """One place subtree and/or organisations (entity numbers), and for a resident the own subject id."""

    place: PlacePath | None = None
    orgs: frozenset[int] = frozenset()
    subject: UUID | None = None

    def covers(self, path: PlacePath) -> bool:
        return self.place is not None and self.place.contains(path)

    def asked(self, text: str, deepest: Level) -> PlacePath:
        """The place a text names, or one's own, not below a level; NotFound where there is none.

        Whether it lies within the scope is for row security to say.
        """
        try:
            at = PlacePath(text) if text else self.place
        # A malformed address names no place, as one that does not exist.
        except Invalid:
            raise NotFound from None
        if at is None:
            raise NotFound
        return at.at(min(at.level, deepest))

    @property
    def lo(self) -> str:
        # Empty, not None: it becomes a setting, and policies read an empty setting as "no row".
        return self.place.bounds()[0] if self.place else ""

    @property
    def hi(self) -> str:
        return self.place.bounds()[1] if self.place else ""
