"""Cells of the boards' tables: a hidden figure says so, an unknown one is a dash, zero is zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from jiayuan.benefits.api import load_book
from jiayuan.web.benefits.wording import localised, yuan

Cell = dict[str, object]
DASH = "—"


def count(value: int | None) -> Cell:
    """A number of people; "少于10" where it is too small to be told or would give another away."""
    return {"text": gettext("不公布") if value is None else f"{value:,}", "numeric": True}


def fen(value: int | None) -> Cell:
    """Whole yuan: a forecast to the fen would pretend."""
    return {"text": gettext("不公布") if value is None else yuan(value // 100 * 100), "numeric": True}


def number(value: float | None, unit: str = "") -> Cell:
    """A measured number; a dash while nothing is measured."""
    return {"text": DASH if value is None else f"{value:g}{unit}", "numeric": True}


def text(value: str, href: str = "") -> Cell:
    return {"text": value, "href": href}


def policy(key: str) -> str:
    """A policy's name in the reader's language; a policy that left the book shows its id."""
    found = load_book().policies.get(key)
    return localised(found.name.zh, found.name.en) if found else key


def columns(first: str, numbers: Iterable[str]) -> list[Cell]:
    return [{"label": first}, *({"label": label, "numeric": True} for label in numbers)]


def table(caption: str, heads: Sequence[Cell], rows: Iterable[Sequence[Cell]]) -> dict[str, object]:
    """What the table component takes; every cell repeats its column for narrow screens."""
    labelled = [
        [{**cell, "label": head["label"]} for cell, head in zip(row, heads, strict=True)] for row in rows
    ]  # fmt: skip
    return {"caption": caption, "columns": heads, "rows": labelled}
