"""What one of the ten cans is, and the ways under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from jiayuan.content.api import Centre
from jiayuan.web.look.navigation import exists

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to do under a can: a page, or in words how it is done away from the screen."""

    label: Text
    text: Text = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Can:
    """One of the ten. `path` is the page it opens; without one its ways are listed on a page of its own."""

    key: str
    label: Text
    text: Text
    centre: Centre
    path: str = ""
    ways: Sequence[Way] = ()

    @property
    def href(self) -> str:
        return self.path if self.path and exists(self.path) else f"/can/{self.key}/"
