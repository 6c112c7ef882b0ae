"""Address lines to rooms: rate on the demo's ledgers, shares on labelled lines in spellings of other hands.

Prints `{name, machine, data, runs, figures}`. The peer is one regular expression for the commonest spelling.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterable

import numpy as np

from bench.addresslines import Labelled, Room, labelled, parts
from bench.report import figure, quick, report, tell
from jiayuan.config import loaded
from jiayuan.config.demo.anchors import anchors
from jiayuan.config.demo.areas import read_divisions, targets
from jiayuan.config.demo.houses import Houses, houses
from jiayuan.config.demo.ledgers.spellings import (
    BUILDING_FORMS,
    PREFIXES,
    YARD_FORMS,
    digits,
    forms,
    wide,
    write_address,
)
from jiayuan.config.demo.scale import Scale
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import AddressParser
from jiayuan.places.divisions import read_divisions as official
from jiayuan.places.seeds import seed_file

READY = loaded
RUNS, FULL, QUICK, SEED = 5, 20_000, 1_000, 7
LABELLED = 2_000
NAMES = {one.path.value: one.name for one in official()}
COMMUNITY, STREET, BUILDING = len("110102.001.001."), len("110102.001."), len("110102.001.001.0001.0001.")
USUAL = re.compile(r"\d+号楼\d+单元\d+室?$")
Line = tuple[str, str, bool]
"""The text, the room meant, and whether the text says enough to find it."""


def _tree() -> Houses:
    divisions = read_divisions(seed_file("divisions", "xicheng.csv"))
    return houses(SEED, targets(divisions, Scale.parse("demo")), anchors(SEED, divisions))


def _parser(built: Houses) -> AddressParser:
    upper = [(one.kind.value, one.path.value, one.name) for one in official()]
    rows = [*upper, *built.places.select("kind", "path", "name").iter_rows()]
    aliases = list(built.aliases.select("path", "alias").iter_rows())
    return AddressParser(((n, kind, path, name, None, None) for n, (kind, path, name) in enumerate(rows)), aliases)


def _lines(built: Houses, count: int) -> list[Line]:
    rng = np.random.default_rng(SEED)
    made: list[Line] = []
    for row in built.rooms.sample(count, seed=SEED).iter_rows(named=True):
        form = forms(rng, YARD_FORMS if row["kind"] == "yard" else BUILDING_FORMS, 1)[0]
        prefix = forms(rng, PREFIXES, 1)[0]
        words = {key: str(value) for key, value in row.items()}
        words |= {"street_name": NAMES[row["path"][:STREET]], "community_name": NAMES[row["path"][:COMMUNITY]]}
        text = write_address(form, prefix, words, characters=rng.random() < 0.05)
        enough = "{r}" in form and ("{u}" in form or row["kind"] == "yard")
        made.append((wide(text) if rng.random() < 0.03 else text, row["path"], enough))
    return made


def _rooms(built: Houses) -> list[Room]:
    return [
        Room(row["path"], row["street"], *(digits(row[key]) for key in ("number", "unit", "room")),
             row["kind"] == "yard", NAMES[row["path"][:STREET]], NAMES[row["path"][:COMMUNITY]])
        for row in built.rooms.sample(4_000, seed=SEED).iter_rows(named=True)
    ]  # fmt: skip


def shares(parser: AddressParser, lines: list[Labelled]) -> dict[str, float]:
    """What of the labelled lines was found, and which share was taken to a place they do not mean."""
    told = [(line, parser.parse(line.text, PlacePath(line.near))) for line in lines]
    found = [(line, one, one.place.path.value if one.place and len(one.place.path.value) > COMMUNITY else "")
             for line, one in told]  # fmt: skip
    known = [(line, path) for line, _one, path in found if line.path]
    rooms = [path == line.path for line, path in known if line.depth == "room"]
    return {
        "district_rate": _mean(one.elsewhere == line.elsewhere for line, one, _path in found),
        "building_rate": _mean(path[:BUILDING] == line.path[:BUILDING] for line, path in known),
        "room_rate": _mean(rooms),
        "wrong_place_rate": _mean(bool(path) and not line.path.startswith(path) for line, _one, path in found),
    }


def _mean(values: Iterable[bool]) -> float:
    return float(np.mean(list(values)))


def parts_rate() -> float:
    """Share of the parts of other cities' lines that are read as we read them, with no tree at all."""
    parser = AddressParser(())
    right = [getattr(parser.parse(line), name) == part for line, truth in parts() for name, part in truth.items()]
    return _mean(right)


def measure(count: int, runs: int) -> dict[str, object]:
    """Parses all lines `runs` times with the community as hint."""
    built = _tree()
    parser, lines = _parser(built), _lines(built, count)
    hints = [PlacePath(path[:COMMUNITY]) for _text, path, _enough in lines]
    seconds, results = [], []
    for _ in range(runs):
        began = time.process_time()
        results = [parser.parse(text, hint) for (text, _path, _enough), hint in zip(lines, hints, strict=True)]
        seconds.append(time.process_time() - began)
    found = [one.place.path.value if one.place else "" for one in results]
    demo = _mean(got == path for (_text, path, enough), got in zip(lines, found, strict=True) if enough)
    hard = labelled(_rooms(built), LABELLED, SEED)
    told, usual = shares(parser, hard), _mean(USUAL.search(one.text) is not None for one in hard)
    figures = [
        figure("rows_per_s", count / statistics.median(seconds), "1/s", 20_000, at_least=True),
        figure("district_rate", told["district_rate"], goal=0.94, at_least=True),
        figure("building_rate", told["building_rate"], goal=0.88, at_least=True, peer=usual),
        figure("room_rate", told["room_rate"], goal=0.90, at_least=True, peer=usual),
        figure("wrong_place_rate", told["wrong_place_rate"], goal=0.01),
        figure("other_cities_parts_rate", parts_rate(), goal=0.95, at_least=True),
        figure("demo_room_rate", demo, goal=0.90, at_least=True),
    ]
    data = {"lines": count, "labelled": len(hard), "places": built.places.height, "seed": SEED}
    return report("address_parse", data, runs, figures)


def main() -> None:
    tell(measure(QUICK, 2) if quick() else measure(FULL, RUNS))


if __name__ == "__main__":
    main()
