"""What can be wrong with a rule book; every fault says where."""

from __future__ import annotations

from dataclasses import dataclass


class BookError(Exception):
    """A rule book, expression or case that cannot be used. `where` is file or expression, `what` is for the clerk."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check's report; `grave` stops publication."""

    where: str
    what: str
    grave: bool = True
