"""Handling units, committees, property firms, utilities and other organisations, with valid credit codes."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Texts, dice, pick, uuids
from jiayuan.config.demo.words import COMPOUND_FIRST, COMPOUND_SECOND, SHOPS
from jiayuan.kernel.creditcode import ALPHABET, credit_check

DISTRICT = "110102."
DEPARTMENTS = {
    "civil_affairs": "西城区民政局", "disabled_federation": "西城区残疾人联合会", "health": "西城区卫生健康委",
    "city_management": "西城区城市管理委", "housing": "西城区住房城市建设委", "market": "西城区市场监管局",
    "backstop": "西城区接诉即办调度中心",
    "fire": "西城区消防救援支队", "greening": "西城区园林绿化服务中心", "road": "西城区市政道路管护中心",
    "traffic": "西城区交通停车管理中心", "education": "西城区教育委员会", "labour": "西城区人力社保局",
}  # fmt: skip
STREET_OFFICES = {
    "street": "街道办事处", "street_civil": "民政办公室", "street_city": "城市管理办公室",
    "street_safety": "平安建设办公室", "street_enforcement": "综合行政执法队", "street_community": "社区建设办公室",
}  # fmt: skip
UTILITIES = {
    "water": "自来水西城营业所", "power": "供电西城营业所", "gas": "燃气西城分公司", "heating": "热力西城服务中心",
    "sanitation": "环卫西城作业所",
}  # fmt: skip
COMPANIES_PER_RESIDENT = 22_000 / 1_106_214
COMPOUNDS_PER_FIRM = 6
_LETTERS = tuple(ALPHABET)


def credit_codes(rng: np.random.Generator, n: int, head: str) -> Texts:
    """n different codes: registering office and kind (`head`), Xicheng, nine places of the organisation, check."""
    bodies: set[str] = set()
    while len(bodies) < n:
        drawn = rng.integers(0, len(_LETTERS), (n, 8))
        bodies.update("".join(_LETTERS[place] for place in row) for row in drawn.tolist())
    chosen = sorted(bodies)[:n]
    firsts = [f"{head}110102M{body}" for body in chosen]
    codes: Texts = np.array([first + credit_check(first) for first in firsts], dtype=object)
    # Sorted first, so that a set's order cannot leak into the result.
    return rng.permutation(codes)


def _units(communities: pl.DataFrame) -> list[dict[str, str]]:
    """District departments, street offices and utilities: `role` is what routing rules name."""
    rows = [{"role": role, "name": name, "kind": "unit", "place": DISTRICT} for role, name in DEPARTMENTS.items()]
    # Names carry the words by which seeds/cases/unit_roles.json tells who handles what.
    rows += [{"role": role, "name": name, "kind": "utility", "place": DISTRICT} for role, name in UTILITIES.items()]
    for street, name in communities.select("street", "street_name").unique(maintain_order=True).iter_rows():
        place = f"{street[:6]}.{street[6:]}."
        for role, office in STREET_OFFICES.items():
            title = f"{name.removesuffix('街道')}{office}" if role == "street" else f"{name}{office}"
            rows.append({"role": role, "name": title, "kind": "unit", "place": place})
    named = communities.select("path", "name").iter_rows()
    return rows + [{"role": "committee", "name": name, "kind": "committee", "place": path} for path, name in named]


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
    rows = _units(communities) + _firms(rng, compounds)
    rows += _companies(rng, buildings, max(5, round(people * COMPANIES_PER_RESIDENT)))
    frame = pl.DataFrame(rows)
    heads = {"unit": "11", "committee": "55", "utility": "91", "property": "91", "company": "92"}
    codes = np.empty(frame.height, dtype=object)
    for head in dict.fromkeys(heads.values()):
        at = np.flatnonzero(frame["kind"].replace_strict(heads).to_numpy() == head)
        codes[at] = credit_codes(rng, len(at), head)
    return frame.with_columns(uscc=pl.Series(codes, dtype=pl.String), organisation=pl.Series(uuids(rng, frame.height)))
