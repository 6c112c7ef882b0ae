"""Facts announced by places: paths and sources, never a name."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.kernel.events import Event


@dataclass(frozen=True)
class PlacesTaught(Event):
    """The tree has learnt (or forgot) a place or a name; `sources` are the uploads whose lines waited for it."""

    place_path: str
    sources: tuple[str, ...]
