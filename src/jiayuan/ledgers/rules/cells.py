"""What a cell became: its standard form, how sure that is, and what to tell the uploader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warn", "error", "empty"]


@dataclass(frozen=True, slots=True)
class Std:
    """One standardised cell.

    `value` is the standard text ('' when empty or refused), `state` ok, warn (kept, told), error (the cell is blocked)
    or empty, `code` names the finding in `rules.messages`, `note` what was cut off (户主) and kept apart. `col` is the
    column it was typed in, where that is not the one its attribute has in the sheet.
    """

    value: str = ""
    state: State = "ok"
    code: str = ""
    note: str = ""
    more: tuple[str, ...] = ()
    col: int | None = None

    @property
    def usable(self) -> bool:
        return self.state in ("ok", "warn") and bool(self.value)


EMPTY = Std(state="empty")


def error(code: str) -> Std:
    return Std("", "error", code)


# As much of a doubtful cell as is kept as its value; the whole text stays with the row.
LONGEST = 500


def warn(value: str, code: str, note: str = "") -> Std:
    return Std(value[:LONGEST], "warn", code, note)


# What people write where they have nothing to write: an answer, but not a value.
FILLER = frozenset({"无", "/", "-", "--", "不详", "未知", "暂无", "没有", "n/a", "null", "none", "空"})


def blank(text: str) -> bool:
    return not text or text.lower() in FILLER
