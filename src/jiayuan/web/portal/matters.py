"""My matters 我的事: what waits for me and what is under way, from every module that has something of mine."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Matter:
    """One line: what it is, where it stands, and the page it opens; `waits` for the resident's own act."""

    title: str
    href: str
    state: str
    tone: str
    text: str = ""
    waits: bool = False


def my_matters(subject: UUID) -> list[Matter]:
    """Those that wait for me first, each kind in its own order."""
    return []
