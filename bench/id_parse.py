"""Identity numbers as cells hold them: every one of 100,000 fuzzed cells put into its class, and how fast.

Prints `{name, machine, data, runs, figures}`. The fuzzer builds each cell from the words of GB 11643-1999 and not with
the parser's own functions. The peer is python-stdnum, which knows valid and not valid only.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from stdnum import __version__ as stdnum_version
from stdnum.cn import ric

from bench.report import figure, quick, report, tell
from jiayuan.kernel.idnumber import parse_id

FULL, QUICK, RUNS, SEED = 100_000, 5_000, 5, 20260601
Cell = str | float | int | None
AREAS = ("110102", "110104", "110108", "130481", "310115", "440305", "510104", "650102")
PERMITS = ("810000", "820000", "830000")
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
FIRST_DAY = date(1920, 1, 1)


def _day(dice: random.Random) -> date:
    return FIRST_DAY + timedelta(days=dice.randrange(365 * 105))


def _last(first17: str) -> str:
    """ISO 7064 MOD 11-2 in its own words: the number as a polynomial in 2 leaves 1."""
    remainder = 0
    for digit in first17:
        remainder = (remainder + int(digit)) * 2 % 11
    return "0123456789X"[(1 - remainder) % 11]


def whole(dice: random.Random) -> str:
    """A number that is right: a resident's, a permit's, or a foreigner's of 2023."""
    kind, serial = dice.random(), dice.randrange(1000)
    area = (
        dice.choice(AREAS) if kind < 0.9 else dice.choice(PERMITS) if kind < 0.95 else f"911{dice.randrange(1000):03}"
    )
    first17 = f"{area}{_day(dice):%Y%m%d}{serial:03}"
    return first17 + _last(first17)


def _dressed(dice: random.Random, text: str) -> str:
    """The same number as people type it."""
    return dice.choice(
        [text, text, text.lower(), f"'{text}", f" {text} ", f"{text[:6]} {text[6:14]} {text[14:]}",
         text.translate(WIDE), f"{text[:6]}-{text[6:]}", f"{text}\t"]
    )  # fmt: skip


def _from15(dice: random.Random) -> str:
    day = _day(dice).replace(year=dice.randrange(1905, 1999), day=1)
    return f"{dice.choice(AREAS)}{day:%y%m%d}{dice.randrange(1, 996):03}"


def _bad_check(dice: random.Random) -> str:
    number = whole(dice)
    wrong = dice.choice([char for char in "123456789X" if char != number[17]])
    # Three zeros at the end are what a spreadsheet leaves behind, and so another class.
    return number[:17] + wrong


def _bad_date(dice: random.Random) -> str:
    month, day = dice.choice([(13, 1), (0, 10), (2, 30), (4, 31), (11, 0), (6, 45)])
    first17 = f"{dice.choice(AREAS)}{dice.randrange(1930, 2020)}{month:02}{day:02}{dice.randrange(1, 999):03}"
    return first17 + _last(first17)


def _short(dice: random.Random) -> str:
    # Eight digits are a whole number of another document, fifteen of this one's forerunner.
    return whole(dice)[: dice.choice([7, 10, 12, 14, 16, 17])].replace("X", "1")


def _masked(dice: random.Random) -> str:
    number = whole(dice)
    return dice.choice(
        [f"{number[:6]}********{number[14:]}", f"{number[:3]}***********{number[14:]}", f"{number[:14]}****"]
    )


def _damaged(dice: random.Random) -> Cell:
    number = whole(dice).replace("X", "5")
    lost = f"{number[:15]}000"
    while _last(lost[:17]) == "0":
        number = whole(dice).replace("X", "5")
        lost = f"{number[:15]}000"
    return dice.choice(
        [float(number), f"{float(number):.5E}", lost, int(float(number)) if int(number) > 10**17 else lost]
    )


def _other(dice: random.Random) -> str:
    digits = f"{dice.randrange(10**8):08}"
    seven, twelve = digits[:7], f"{digits}{digits[:4]}"
    travel = [f"{letter}{digits}" for letter in "EGHM"]
    return dice.choice([*travel, f"EA{seven}", f"USA{twelve}", "军官证", "不详的证件"])


MAKERS: dict[str, tuple[int, Callable[[random.Random], Cell]]] = {
    "ok": (50, lambda dice: _dressed(dice, whole(dice))),
    "from15": (8, lambda dice: _dressed(dice, _from15(dice))),
    "bad_check": (10, _bad_check),
    "bad_date": (6, _bad_date),
    "short": (6, _short),
    "masked": (6, _masked),
    "float_damaged": (6, _damaged),
    "other": (4, _other),
    "missing": (4, lambda dice: dice.choice([None, "", " ", "\u3000", float("nan")])),
}


def cells(count: int, seed: int = SEED) -> list[tuple[Cell, str]]:
    """(cell, its class) in random order, the same for the same seed."""
    dice = random.Random(seed)
    classes = dice.choices(list(MAKERS), [weight for weight, _make in MAKERS.values()], k=count)
    return [(MAKERS[kind][1](dice), kind) for kind in classes]


def wrong(made: list[tuple[Cell, str]]) -> list[tuple[Cell, str, str]]:
    """(cell, class meant, class told) of every cell that was put into another class."""
    told = ((cell, kind, parse_id(cell).kind.value) for cell, kind in made)
    return [one for one in told if one[1] != one[2]]


def _rate(work: Callable[[Cell], object], asked: list[Cell], runs: int) -> float:
    seconds = []
    for _ in range(runs):
        began = time.process_time()
        for cell in asked:
            work(cell)
        seconds.append(time.process_time() - began)
    return len(asked) / statistics.median(seconds)


def measure(count: int, runs: int) -> dict[str, object]:
    """Classes of all cells, and the rate beside the peer on the same cells."""
    made = cells(count)
    asked = [cell for cell, _kind in made]
    failed = wrong(made)
    rate, peer_rate = _rate(parse_id, asked, runs), _rate(lambda cell: ric.is_valid(str(cell)), asked, min(runs, 3))
    valid = sum(ric.is_valid(str(cell)) == (kind in ("ok", "from15")) for cell, kind in made) / count
    figures = [
        figure("id_per_s", rate, "1/s", 200_000, at_least=True, peer=peer_rate, ratio=rate / peer_rate),
        figure("id_classes_right_rate", 1 - len(failed) / count, goal=1.0, at_least=True, peer=valid),
    ]
    data = {"ids": count, "id_classes": len(MAKERS), "id_seed": SEED}
    return report("id_parse", data, runs, figures, [f"python-stdnum {stdnum_version}"])


def main() -> None:
    tell(measure(QUICK, 2) if quick() else measure(FULL, RUNS))


if __name__ == "__main__":
    main()
