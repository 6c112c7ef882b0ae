"""The official divisions that ship with Jiayuan: district, streets, communities with their 12-digit codes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.kinds import Kind
from jiayuan.places.seeds import seed_file

AS_OF = date(2023, 6, 30)
"""Cut-off of the published list."""


@dataclass(frozen=True, slots=True)
class Division:
    """One row of the list; `official` is the full published name."""

    kind: Kind
    path: PlacePath
    name: str
    official: str


def community_name(official: str) -> str:
    """The place's name from its committee's: 府右街南社区居委会 is the committee of 府右街南社区."""
    stem = official.removesuffix("居委会")
    return stem if stem.endswith("社区") else f"{stem}社区"


def read_divisions(file: Path | None = None) -> Iterator[Division]:
    """District, streets and communities in the order of the file; provinces are left out."""
    with (file or seed_file("divisions", "xicheng.csv")).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["level"] in {Kind.DISTRICT, Kind.STREET, Kind.COMMUNITY}:
                kind = Kind(row["level"])
                name = community_name(row["name"]) if kind is Kind.COMMUNITY else row["name"]
                yield Division(kind, PlacePath.from_code12(row["code"]), name, row["name"])
