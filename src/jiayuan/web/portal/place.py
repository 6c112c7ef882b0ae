"""The place a reader looks at: chosen on this device, else the own home, else the whole district."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from jiayuan.identity.api import info_of
from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places import api as places
from jiayuan.places.api import PlaceRef

COOKIE = "jy_place"
COOKIE_AGE = 90 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the reader stands: the place and all above it, nearest first; empty for the whole district."""

    line: tuple[PlaceRef, ...] = ()
    is_home: bool = False

    @property
    def shown(self) -> tuple[PlaceRef, ...]:
        """The line as printed: from the building up, never the door."""
        return tuple(ref for ref in self.line if ref.path.level <= Level.BUILDING)

    @property
    def path(self) -> PlacePath | None:
        return self.line[0].path if self.line else None


def _chosen(request: HttpRequest) -> PlacePath | None:
    try:
        return PlacePath(request.COOKIES.get(COOKIE, ""))
    except JiayuanError:
        return None


def home(request: HttpRequest) -> PlacePath | None:
    """Where the signed-in resident lives, as the account says."""
    entrant = info_of(request).entrant
    return entrant.home if entrant else None


def standing(request: HttpRequest) -> Standing:
    """A place that no longer exists falls back to the nearest level that does."""
    own = home(request)
    # `ancestors` returns the floors that exist, so a stale cookie ends at the nearest of them.
    wanted = _chosen(request) or own
    line = tuple(places.ancestors(wanted)) if wanted else ()
    return Standing(line, bool(line) and wanted == own)
