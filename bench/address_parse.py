"""Address lines to rooms: rate and shares on the demo's tree, written in the demo's spellings.

Prints `{name, machine, data, runs, figures}`. The peer is one regular expression for the commonest spelling.
"""

from __future__ import annotations

import re
import statistics
import time

import numpy as np

from bench.report import figure, quick, report, tell
from jiayuan.config import loaded
from jiayuan.config.demo.anchors import anchors
from jiayuan.config.demo.areas import read_divisions, targets
from jiayuan.config.demo.houses import Houses, houses
from jiayuan.config.demo.ledgers.spellings import BUILDING_FORMS, PREFIXES, YARD_FORMS, forms, wide, write_address
from jiayuan.config.demo.scale import Scale
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import AddressParser, ParsedAddress
from jiayuan.places.divisions import read_divisions as official
from jiayuan.places.seeds import seed_file

READY = loaded
RUNS, FULL, QUICK, SEED = 5, 20_000, 1_000, 7
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


def _shares(lines: list[Line], results: list[ParsedAddress]) -> dict[str, float]:
    found = [result.place.path.value if result.place else "" for result in results]
    rooms = [got == path for (_text, path, enough), got in zip(lines, found, strict=True) if enough]
    houses_right = [got[:BUILDING] == path[:BUILDING] for (_t, path, _e), got in zip(lines, found, strict=True)]
    wrong = [bool(got) and not path.startswith(got) for (_t, path, _e), got in zip(lines, found, strict=True)]
    means = (float(np.mean(one)) for one in (houses_right, rooms, wrong))
    return dict(zip(("building_rate", "room_rate", "wrong_place_rate"), means, strict=True))


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
    rate, shares = count / statistics.median(seconds), _shares(lines, results)
    usual = sum(USUAL.search(text) is not None for text, _path, _enough in lines) / count
    figures = [
        figure("rows_per_s", rate, "1/s", 20_000, at_least=True),
        figure("building_rate", shares["building_rate"], goal=0.88, at_least=True, peer=usual),
        figure("room_rate", shares["room_rate"], goal=0.90, at_least=True, peer=usual),
        figure("wrong_place_rate", shares["wrong_place_rate"], goal=0.01),
    ]
    data = {"lines": count, "places": built.places.height, "seed": SEED}
    return report("address_parse", data, runs, figures)


def main() -> None:
    tell(measure(QUICK, 2) if quick() else measure(FULL, RUNS))


if __name__ == "__main__":
    main()
