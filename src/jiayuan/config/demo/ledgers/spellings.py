"""The many ways people write one address, one date, one telephone number."""

from __future__ import annotations

from datetime import date

import numpy as np

from jiayuan.config.demo.dice import Texts, pick

_CHINESE = "零一二三四五六七八九十"
_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
BUILDING_FORMS = (
    ("{c}{b}号楼{u}单元{r}室", 40), ("{c}{b}号楼{u}单元{r}", 14), ("{c}{b}号楼{u}单元{r}号", 6),
    ("{c}{b}楼{u}门{r}", 10), ("{c}{b}栋{u}单元{r}室", 6), ("{c}{b}#{u}-{r}", 5),
    ("{c}{b}-{u}-{r}", 13), ("{c}{b}号楼{r}", 4), ("{c}{b}号楼", 2),
)  # fmt: skip
YARD_FORMS = (
    ("{c}{b}号院{r}号", 45),
    ("{c}{b}号{r}室", 25),
    ("{c}{b}号院{r}室", 14),
    ("{c}{b}-{r}", 14),
    ("{c}{b}号", 2),
)
PREFIXES = (
    ("", 38),
    ("西城区", 20),
    ("北京市西城区", 24),
    ("北京市西城区{street}", 10),
    ("西城区{street}{community}", 8),
)
DATE_FORMS = ("{y}{m:02}{d:02}", "{y}-{m}-{d}", "{y}.{m}.{d}", "{y}年{m}月{d}日")


def chinese(number: str) -> str:
    """Numbers up to 99 in characters; longer ones stay."""
    value = int(number)
    if not 0 < value < 100:
        return number
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("" if tens == 1 else _CHINESE[tens]) + "十"
    return head + (_CHINESE[ones] if ones else "")


def wide(text: str) -> str:
    return text.translate(_WIDE)


def digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def write_address(form: str, prefix: str, row: dict[str, str], *, characters: bool) -> str:
    """One spelling of an address; `characters` writes the house number in characters."""
    house, unit = digits(row["number"]), digits(row["unit"])
    if characters:
        # Room numbers are never written in characters.
        house, unit = chinese(house), chinese(unit) if unit else unit
    head = prefix.format(street=row["street_name"], community=row["community_name"])
    return head + form.format(c=row["street"], b=house, u=unit, r=digits(row["room"]))


def forms(rng: np.random.Generator, choices: tuple[tuple[str, int], ...], n: int) -> Texts:
    return pick(rng, [form for form, _ in choices], n, [weight for _, weight in choices])


def write_dates(rng: np.random.Generator, days: list[date]) -> list[str]:
    chosen = pick(rng, DATE_FORMS, len(days))
    return [form.format(y=day.year, m=day.month, d=day.day) for form, day in zip(chosen, days, strict=True)]
