"""Address lines and trees in files, so that the parser can be tried without a database."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark
from jiayuan.places.address.index import Row
from jiayuan.places.address.parsed import ParsedAddress
from jiayuan.places.address.parser import AddressParser
from jiayuan.places.divisions import read_divisions
from jiayuan.places.refs import PlaceRef

NEEDED = ("path", "kind", "name")


def read_lines(file: Path) -> list[str]:
    """The lines of a UTF-8 or GB 18030 file, without empty ones."""
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    return [line for line in text.splitlines() if line.strip()]


def parser_from_csv(file: Path) -> AddressParser:
    """A parser over a tree in a CSV file: path, kind, name, optionally lon, lat and alias (several by |)."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        table = list(csv.DictReader(lines))
    missing = [name for name in NEEDED if table and name not in table[0]]
    if missing or not table:
        errors = [FieldError(name, "missing", mark("缺少这一列")) for name in missing]
        raise Invalid(mark("地点表应有 path、kind、name 三列"), code="tree-columns", errors=errors)
    aliases = ((row["path"], one) for row in table for one in (row.get("alias") or "").split("|") if one)
    return AddressParser(_rows(table), list(aliases))


def divisions_parser() -> AddressParser:
    """A parser that knows the shipped divisions and no house: it tells the parts of any city's addresses."""
    known = enumerate(read_divisions(), 1)
    return AddressParser((n, one.kind.value, one.path.value, one.name, None, None) for n, one in known)


def _rows(table: list[dict[str, str]]) -> Iterator[Row]:
    for number, row in enumerate(table, 1):
        lon, lat = (float(row[name]) if row.get(name) else None for name in ("lon", "lat"))
        yield number, row["kind"], row["path"], row["name"], lon, lat


def as_json(text: str, parsed: ParsedAddress) -> dict[str, Any]:
    """One result as plain values, with the line it came from."""
    plain = asdict(parsed)
    plain["level"] = parsed.level.name.lower() if parsed.level else None
    plain["place"] = _place(parsed.place) if parsed.place else None
    plain["alternatives"] = [_place(one) for one in parsed.alternatives]
    return {"text": text, **plain}


def _place(ref: PlaceRef) -> dict[str, Any]:
    return {"path": ref.path.value, "kind": ref.kind, "name": ref.name, "code12": ref.code12}
