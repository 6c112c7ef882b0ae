"""Handling units, committees, property firms, utilities and other organisations, with valid credit codes."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.creditcodes import credit_codes
from jiayuan.config.demo.dice import dice, pick, uuids
from jiayuan.config.demo.handlers import handling_units
from jiayuan.config.demo.words import COMPOUND_FIRST, COMPOUND_SECOND, SHOPS

COMPANIES_PER_RESIDENT = 22_000 / 1_106_214
COMPOUNDS_PER_FIRM = 6


def _firms(rng: np.random.Generator, compounds: pl.DataFrame) -> list[dict[str, str]]:
    """Property firms, each for some neighbouring compounds; `place` is the first of them."""
    firsts = compounds.gather_every(COMPOUNDS_PER_FIRM)["path"].to_list()
    heads = pick(rng, tuple(COMPOUND_FIRST), len(firsts)) + pick(rng, tuple(COMPOUND_SECOND), len(firsts))
    return [
        {"role": "property", "name": f"北京{head}{n}号物业管理有限公司", "kind": "property", "place": path}
        for n, (head, path) in enumerate(zip(heads, firsts, strict=True), 1)
    ]


def _companies(rng: np.random.Generator, buildings: pl.Series, n: int) -> list[dict[str, str]]:
    heads = pick(rng, tuple(COMPOUND_FIRST), n) + pick(rng, tuple(COMPOUND_SECOND), n)
    ends, at = pick(rng, SHOPS, n), buildings.gather(rng.integers(0, len(buildings), n))
    return [
        {"role": "", "name": f"北京{head}{end}（{number}）", "kind": "company", "place": path}
        for number, (head, end, path) in enumerate(zip(heads, ends, at, strict=True), 1)
    ]


def organisations(seed: int, communities: pl.DataFrame, places: pl.DataFrame, people: int) -> pl.DataFrame:
    """Columns organisation (uuid), role, name, kind, place, uscc. Handling units come first, in a fixed order."""
    rng = dice(seed, "organisations")
    compounds = places.filter(pl.col("kind") == "compound")
    buildings = places.filter(pl.col("kind").is_in(["building", "yard"]))["path"]
    rows = handling_units(communities) + _firms(rng, compounds)
    rows += _companies(rng, buildings, max(5, round(people * COMPANIES_PER_RESIDENT)))
    frame = pl.DataFrame(rows)
    heads = {"unit": "11", "committee": "55", "utility": "91", "property": "91", "company": "92"}
    codes = np.empty(frame.height, dtype=object)
    for head in dict.fromkeys(heads.values()):
        at = np.flatnonzero(frame["kind"].replace_strict(heads).to_numpy() == head)
        codes[at] = credit_codes(rng, len(at), head)
    return frame.with_columns(uscc=pl.Series(codes, dtype=pl.String), organisation=pl.Series(uuids(rng, frame.height)))
