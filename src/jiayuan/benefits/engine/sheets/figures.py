"""The dated figures and the worked cases as worksheets, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sheets.grids import Grid
from jiayuan.benefits.engine.sheets.policy import Data
from jiayuan.benefits.engine.sheets.text import cell_text, cell_value
from jiayuan.benefits.engine.worked import LISTS

PARAMS, CASES = "params", "cases"
PARAM_HEAD = ("name", "type", "zh", "from", "to", "v", "doc", "cite", "sure")
CASE_KEYS = ("as_of", "facts", "without", "expect", *LISTS)
CASE_HEAD = ("file", "policy", "title", *CASE_KEYS)
# The line of a file that holds the facts all its cases share.
BASE = "(base)"


def params_grid(data: Data) -> Grid:
    """One line a value; a figure without any keeps a line of its own."""
    found = [list(PARAM_HEAD)]
    for name, param in data["params"].items():
        for value in param.get("values") or [{}]:
            texts = ["" if value.get(key) is None else str(value[key]) for key in PARAM_HEAD[3:]]
            found.append([name, str(param.get("type", "")), str(param.get("zh", "")), *texts])
    return found


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError as wrong:
        raise BookError(where, "日期写成 yyyy-mm-dd") from wrong


def _value(line: Mapping[str, str], where: str) -> dict[str, Any]:
    days = {key: _day(line[key], f"{column}{where}") for key, column in (("from", "D"), ("to", "E")) if line[key]}
    return {**days, **{key: line[key] for key in ("v", "doc", "cite", "sure") if line[key]}}


def _same_text(one: Data, other: Data) -> bool:
    return {key: str(value) for key, value in one.items()} == {key: str(value) for key, value in other.items()}


def _lines(grid: Sequence[Sequence[str]], head: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Number of the line and its cells by name; raises BookError when the first line is not the head."""
    if not grid or tuple(grid[0][: len(head)]) != tuple(head):
        raise BookError("A1", f"表头应为 {'、'.join(head)}")
    found = [(at, dict(zip(head, [*cells, *[""] * len(head)], strict=False))) for at, cells in enumerate(grid[1:], 2)]
    return [(at, line) for at, line in found if any(text.strip() for text in line.values())]


def grid_params(grid: Sequence[Sequence[str]], data: Data) -> dict[str, Any]:
    """`params.yaml` of a worksheet; a value that says the same keeps its spelling."""
    found: dict[str, Any] = {}
    for at, line in _lines(grid, PARAM_HEAD):
        before = data["params"].get(line["name"], {}).get("values", [])
        value = _value(line, str(at))
        kept = next((old for old in before if _same_text(old, value)), value)
        param = found.setdefault(line["name"], {"type": line["type"], "zh": line["zh"], "values": []})
        param["values"] += [kept] if value else []
    return {**data, "params": found}


def cases_grid(files: Mapping[str, Data]) -> Grid:
    """Every case of every file, behind the line with what its file's cases share."""
    found = [list(CASE_HEAD)]
    for name, data in files.items():
        policy = str(data.get("policy", ""))
        if "base" in data:
            found.append([name, policy, BASE, "", cell_text(data["base"])])
        for case in data.get("cases") or ():
            texts = [cell_text(case[key]) if key in case else "" for key in CASE_KEYS]
            found.append([name, policy, str(case.get("title", "")), *texts])
    return found


def _case(line: Mapping[str, str], at: int) -> dict[str, Any]:
    cells = ((key, line[key]) for key in CASE_KEYS if line[key].strip())
    return {"title": line["title"], **{key: cell_value(text, f"{key} {at}") for key, text in cells}}


def grid_cases(grid: Sequence[Sequence[str]]) -> dict[str, dict[str, Any]]:
    """File → its cases as YAML would give them."""
    found: dict[str, dict[str, Any]] = {}
    for at, line in _lines(grid, CASE_HEAD):
        file = found.setdefault(line["file"], {"policy": line["policy"]})
        if line["title"] == BASE:
            file["base"] = cell_value(line["facts"], f"facts {at}")
        else:
            file.setdefault("cases", []).append(_case(line, at))
    return found
