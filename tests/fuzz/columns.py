"""Sheets as rows of text: headers in every wording, titles, footers, columns in any order."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.rules.columns import SURE, guess_columns, unsure
from jiayuan.ledgers.rules.headers import header_row, is_footer, normal_header
from jiayuan.ledgers.rules.looks import rotation, share, swapped
from jiayuan.ledgers.rules.mapped import Mapped, Wanted
from jiayuan.ledgers.rules.messages import FILE
from jiayuan.ledgers.rules.shifts import Line, find_shifts, mended
from jiayuan.ledgers.stages.pages import pages_of
from tests.fuzz import addresses, dates, ids, names, phones, standards
from tests.fuzz.dice import damaged, pick

WANTED = (
    Wanted("姓名", "name", required=True), Wanted("性别", "sex"), Wanted("身份证号", "id_number", required=True),
    Wanted("出生日期", "birth"), Wanted("联系电话", "phone"), Wanted("家庭住址", "residence.actual"),
    Wanted("残疾等级", "dis.level"),
)  # fmt: skip
ATTRS = tuple(column.attr for column in WANTED)
ALIASES = {normal_header(column.header): column.attr for column in WANTED} | {
    "证件号码": "id_number", "公民身份号码": "id_number", "手机": "phone", "户主姓名": "name",
    "现住址": "residence.actual"
}  # fmt: skip
DECOR = ("{}", "{}", "*{}", "{}（必填）", " {} ", "{}：", "＊{}\n", "{}(18位)")
UNKNOWN = ("备注", "序号", "家庭成员", "", "网格", "Column1", "#REF!", "姓 名2")
TITLES = ("府右街南社区老年人花名册", "填报单位：", "", "2026年3月")
FOOTERS = ("合计", "填表人：", "审核", "总计 ", "备注：", "说明")
REASONS = frozenset(("header", "look", "swapped", "unused"))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet with its headers in `order`, a column order to compare with, and rows above and below."""

    headers: list[str]
    rows: list[list[str]]
    order: list[int]
    above: list[list[str]]
    below: list[list[str]]


def _text(made: object) -> str:
    return made if isinstance(made, str) else str(made)


def value(rng: Random, attr: str) -> str:
    match attr:
        case "name":
            return names.plain(rng)
        case "sex":
            return pick(rng, "男女")
        case "id_number":
            return pick(rng, (ids.number, ids.number, ids.fifteen, ids.masked))(rng)
        case "birth":
            return dates.written(rng)
        case "phone":
            return pick(rng, (phones.mobile, phones.mobile, phones.spread))(rng)
        case "dis.level":
            return pick(rng, ("一级", "二级", "3级"))
        case _:
            return addresses.line(rng)


def header(rng: Random, attr: str) -> str:
    known = [name for name, meant in ALIASES.items() if meant == attr]
    return pick(rng, DECOR).format(pick(rng, known)) if rng.random() < 0.85 else pick(rng, UNKNOWN)


def make(rng: Random) -> Drawn:
    attrs = rng.sample(ATTRS, rng.randrange(1, len(ATTRS) + 1))
    height = rng.randrange(0, 12)
    table = [[value(rng, attr) if rng.random() < 0.9 else "" for attr in attrs] for _ in range(height)]
    for row in table:
        if rng.random() < 0.1:
            row[rng.randrange(len(row))] = _text(standards.cell(rng))
    if rng.random() < 0.2:
        table = [row[: rng.randrange(len(row) + 1)] for row in table]
    order = rng.sample(range(len(attrs)), len(attrs))
    above = [[pick(rng, TITLES)] for _ in range(rng.randrange(4))]
    return Drawn([header(rng, attr) for attr in attrs], table, order, above, [[damaged(rng, pick(rng, FOOTERS), 0.1)]])


def check(drawn: Drawn) -> None:
    """Every attribute once at most, what is missing is told, and the order of the columns changes nothing."""
    mapped = guess_columns(drawn.headers, drawn.rows, WANTED, ALIASES)
    _holds_of(drawn, mapped)
    full = [row + [""] * (len(drawn.headers) - len(row)) for row in drawn.rows]
    turned = guess_columns(
        [drawn.headers[col] for col in drawn.order],
        [[row[col] for col in drawn.order] for row in full],
        WANTED,
        ALIASES,
    )
    if len({*map(normal_header, drawn.headers)}) == len(drawn.headers) and _looks_apart(full, len(drawn.headers)):
        assert [mapped.attrs[col] for col in drawn.order] == list(turned.attrs)
        assert set(mapped.missing) == set(turned.missing)
    _holds_of_rows(mapped.attrs, full)
    _holds_of_page(drawn)


def _looks_apart(rows: list[list[str]], width: int) -> bool:
    looks = [share(row[col] for row in rows)[0] for col in range(width)]
    return len(set(looks)) == width


def _holds_of(drawn: Drawn, mapped: Mapped) -> None:
    found = [attr for attr in mapped.attrs if attr is not None]
    assert len(mapped.guesses) == len(drawn.headers)
    assert len(set(found)) == len(found)
    assert set(found) <= set(ATTRS)
    assert set(mapped.missing) == {column.attr for column in WANTED if column.required} - set(found)
    assert all(0.0 <= guess.sure <= 1.0 and guess.reason in REASONS for guess in mapped.guesses)
    assert all(guess.sure >= SURE for guess in mapped.guesses if guess.reason == "header")
    # Who is asked is decided by this alone: a required column that is only likely must not pass in silence.
    assert unsure(mapped, WANTED) or all(guess.reason == "header" for guess in mapped.guesses if _required(guess.attr))


def _required(attr: str | None) -> bool:
    return any(column.attr == attr and column.required for column in WANTED)


def _holds_of_rows(attrs: tuple[str | None, ...], rows: list[list[str]]) -> None:
    for row in rows:
        assert 0 <= rotation(attrs, row) < max(1, len(row))
        pair = swapped(attrs, row)
        assert pair is None or 0 <= pair[0] < pair[1] < len(row)


def _holds_of_page(drawn: Drawn) -> None:
    sheet = Sheet("花名册", [*drawn.above, drawn.headers, *drawn.rows, *drawn.below])
    at = header_row(sheet.rows, ALIASES)
    assert at is None or 0 <= at < min(15, len(sheet.rows))
    for name in drawn.headers:
        assert normal_header(normal_header(name)) == normal_header(name)
    for page in pages_of([sheet], WANTED, ALIASES):
        assert all(sheet.rows[number - 1] == cells for number, cells in page.rows)
        assert not any(is_footer(cells) for _, cells in page.rows)
        assert all(0 <= one.first <= one.last < len(page.rows) for one in page.shifts)
    assert all("{" not in told.format(file="", sheet="", row=0, column="", last=0) for told in FILE.values())


def make_lines(rng: Random) -> list[tuple[str, str]]:
    """A column of numbers and one of birth dates, perhaps pasted a row off from somewhere on."""
    numbers = [ids.number(rng) for _ in range(rng.randrange(0, 30))]
    births = [f"{one[6:10]}-{one[10:12]}-{one[12:14]}" if rng.random() < 0.9 else "" for one in numbers]
    if numbers and rng.random() < 0.6:
        at = rng.randrange(len(numbers))
        numbers = [*numbers[:at], "", *numbers[at:-1]]
    return list(zip(numbers, births, strict=True))


def check_lines(lines: list[tuple[str, str]]) -> None:
    """A mended column has its length, none of its numbers twice that stood once, and nothing left to mend there."""
    good = [(number if ids.parse_id(number).number else "", birth) for number, birth in lines]
    column = [number for number, _ in good]
    for shift in find_shifts([Line(number, birth) for number, birth in good]):
        healed = mended(column, shift)
        assert len(healed) == len(column)
        assert {*healed} <= {*column, ""}
        assert all(healed.count(number) <= column.count(number) for number in {*column} - {""})
        rest = find_shifts([Line(number, birth) for number, (_, birth) in zip(healed, good, strict=True)])
        assert (shift.first, shift.last, shift.offset) not in [(one.first, one.last, one.offset) for one in rest]
