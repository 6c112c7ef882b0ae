"""What a check of a log can find."""

from __future__ import annotations

from dataclasses import asdict, dataclass

KINDS = ("changed", "missing", "inserted", "reordered", "cut_tail", "seal", "signature", "link", "key", "form")


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach: in which file, at which line (1 is the first, 0 the whole file), of which message and which part."""

    kind: str
    file: str
    line: int = 0
    message: str = ""
    part: str = ""

    def as_dict(self) -> dict[str, int | str]:
        return asdict(self)
