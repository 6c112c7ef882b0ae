"""Benches by name: which files stand behind a name, and their figures joined under it (benches.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

# The names others read by; a file not named here is run by its own name.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "addresses": ("address_parse", "id_parse", "column_map"),
    "benefits": ("benefits_setrun", "benefits_city", "benefits_parity", "benefits_explain", "benefits_gate"),
    "cases": ("cases_list",),
    "dispatch": ("dispatch_matrix",),
    "intake": ("undo", "lineage", "ledger_upload", "load_copy"),
    "linking": ("link_bulk", "link_city"),
    "live_match": ("live_match",),
}
RUNS_ITSELF = re.compile(r"^if __name__ == .*tell\(|^def main\(", re.MULTILINE | re.DOTALL)
Result = Mapping[str, Any]


def files(folder: Path) -> list[str]:
    """The benches that lie in the folder; none where the product was installed without them."""
    # Only what prints a result is a bench; the other files are what benches are made of.
    return sorted(file.stem for file in folder.glob("*.py") if RUNS_ITSELF.search(file.read_text(encoding="utf-8")))


def chosen(name: str, known: Sequence[str]) -> list[str]:
    """The files to run for a family or a single bench; none when the name is unknown."""
    return [one for one in FAMILIES.get(name, (name,)) if one in known]


def joined(name: str, results: Sequence[Result]) -> dict[str, Any]:
    """One result out of the files' own: their data side by side, their figures in order.

    A key that two files print is kept as the first one told it: keys are read by others and must be single.
    """
    figures: dict[str, Any] = {}
    for result in results:
        for figure in result["figures"]:
            figures.setdefault(figure["key"], figure)
    data = {key: value for result in reversed(results) for key, value in result["data"].items()}
    # The fewest runs behind any figure: a median is only as good as that.
    runs = min(result["runs"] for result in results)
    return {"name": name, "machine": results[0]["machine"], "data": data, "runs": runs, "figures": [*figures.values()]}


def missed(result: Result) -> list[str]:
    """Keys whose goal is not reached."""
    return [figure["key"] for figure in result["figures"] if not figure["holds"]]
