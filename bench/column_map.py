"""Which column is what: fifty layouts of ledgers, mapped by header and by the look of the values.

Prints `{name, machine, data, runs, figures}`. A mistake is silent when a wrong attribute was taken for sure, so that
nobody would have been asked. The peer goes by the header alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.columnlayouts import LAYOUTS
from bench.id_parse import whole
from bench.report import figure, median_seconds, quick, report, tell
from jiayuan.ledgers.rules.columns import SURE, guess_columns
from jiayuan.ledgers.rules.headers import header_row, normal_header
from jiayuan.ledgers.rules.mapped import Wanted

RUNS, ROWS, QUICK_ROWS, SEED = 5, 200, 30, 11
HEADERS = Path(__file__).resolve().parent.parent / "seeds/ledger_templates/common/headers.yaml"
REQUIRED = "name"
WANTED = [
    Wanted(attr, attr, attr == REQUIRED)
    for attr in ("name", "sex", "id_number", "birth", "phone", "community", "residence.registered", "residence.actual")
]
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静秀英丽强磊军洋勇艳杰涛明超"


def _name(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=dice.choice([1, 2, 2])))


def _address(dice: random.Random) -> str:
    name = dice.choice(["红莲北里", "槐柏树街南里", "白云观街北里", "裕中西里"])
    return (
        f"{name}{dice.randrange(1, 30)}号楼{dice.randrange(1, 6)}单元{dice.randrange(1, 7)}{dice.randrange(1, 5):02}室"
    )


def _date(dice: random.Random) -> str:
    return f"{dice.randrange(1930, 2023)}-{dice.randrange(1, 13)}-{dice.randrange(1, 29)}"


VALUES: Mapping[str, Callable[[random.Random], str]] = {
    "name": _name,
    "sex": lambda dice: dice.choice("男女"),
    "id_number": whole,
    "birth": _date,
    "date": _date,
    "phone": lambda dice: f"1{dice.choice('3578')}{dice.randrange(10**9):09}",
    "community": lambda dice: dice.choice(["三义里社区", "红莲南里社区", "府右街南社区居委会"]),
    "residence.actual": _address,
    "residence.registered": _address,
    "address": _address,
    "number": lambda dice: str(dice.randrange(1, 400)),
    "text": lambda dice: dice.choice(["无", "已核实", "居民身份证", "退休", "中共党员"]),
    "kin": lambda dice: dice.choice(["户主", "配偶", "子", "女", "父母"]),
    "nation": lambda dice: dice.choice(["汉族", "回族", "满族"]),
    "school": lambda dice: dice.choice(["初中", "高中", "大学本科", "小学"]),
    "age": lambda dice: str(dice.randrange(60, 99)),
    "street": lambda dice: dice.choice(["广安门外街道", "西长安街街道"]),
    "compound": lambda dice: dice.choice(["红莲北里", "裕中西里"]),
    "yes": lambda dice: dice.choice("是否"),
    "card": lambda dice: f"62{dice.randrange(10**17):017}",
    "nick": lambda dice: dice.choice(["快乐每一天", "小太阳", "夕阳红"]),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet: its headers, what each column truly holds (None: nothing asked for), its rows with titles above."""

    headers: tuple[str, ...]
    truth: tuple[str | None, ...]
    rows: tuple[tuple[str, ...], ...]


def layouts(count: int) -> list[Layout]:
    """The fifty sheets with `count` lines each; 7 % of the cells are empty, as they are."""
    dice = random.Random(SEED)
    return [_layout(line, count, dice) for line in LAYOUTS.strip().splitlines()]


def _layout(line: str, count: int, dice: random.Random) -> Layout:
    titles, columns = 0, line.replace("#", "", 1).split(" ") if line.startswith("#") else line.split(" ")
    if line.startswith("#"):
        titles, columns = int(columns[0]), columns[1:]
    pairs = _joined(columns)
    made = [VALUES[what.strip("-()")] for _header, what in pairs]
    body = [tuple(make(dice) if dice.random() > 0.07 else "" for make in made) for _row in range(count)]
    blank = ("",) * (len(pairs) - 1)
    above = [(f"关于报送名单的通知（附件{n}）", *blank) for n in range(titles)]
    headers = tuple(header for header, _what in pairs)
    truth = tuple(None if what.startswith("-") else what.strip("()") for _header, what in pairs)
    return Layout(headers, truth, (*above, headers, *body))


def _joined(columns: list[str]) -> list[tuple[str, str]]:
    """Headers may hold blanks: 身 份 证 号 is one."""
    pairs, begun = [], ""
    for piece in columns:
        header, colon, what = piece.rpartition(":")
        begun = f"{begun} {header or what}".strip() if begun else header or what
        if colon:
            pairs.append((begun, what))
            begun = ""
    return pairs


def aliases() -> dict[str, str]:
    """Normalised header → attribute, as a fresh installation knows them."""
    known = yaml.safe_load(HEADERS.read_text(encoding="utf-8"))
    return {normal_header(header): attr for attr, headers in known.items() for header in headers}


def judged(sheets: list[Layout], known: Mapping[str, str]) -> list[tuple[str, str | None, str | None, float]]:
    """(header, what it holds, what it was taken for, how sure) of every column."""
    told = []
    for sheet in sheets:
        at = header_row(sheet.rows, known) or 0
        mapped = guess_columns(sheet.rows[at], sheet.rows[at + 1 :], WANTED, known)
        told += [
            (one.header, truth, one.attr, one.sure) for one, truth in zip(mapped.guesses, sheet.truth, strict=True)
        ]
    return told


def measure(rows: int, runs: int) -> dict[str, object]:
    """Maps all sheets and compares with the truth; a column nobody could know may be left out, never taken wrongly."""
    sheets, known = layouts(rows), aliases()
    told = judged(sheets, known)
    right = sum(truth == attr for _header, truth, attr, _sure in told) / len(told)
    silent = sum(attr is not None and truth != attr and sure >= SURE for _header, truth, attr, sure in told)
    header_only = sum(known.get(normal_header(header)) == truth for header, truth, _attr, _sure in told) / len(told)
    seconds = median_seconds(lambda: judged(sheets, known), runs)
    figures = [
        figure("columns_right_rate", right, goal=0.97, at_least=True, peer=header_only),
        figure("columns_silent_mistakes", silent, goal=0),
        figure("layouts_per_s", len(sheets) / seconds, "1/s"),
    ]
    return report("column_map", {"layouts": len(sheets), "columns": len(told), "rows_each": rows}, runs, figures)


def main() -> None:
    tell(measure(QUICK_ROWS, 2) if quick() else measure(ROWS, RUNS))


if __name__ == "__main__":
    main()
