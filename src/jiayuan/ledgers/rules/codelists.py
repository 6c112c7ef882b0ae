"""National code lists with the words people write for a code, read once from seeds/ledger_codes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from jiayuan.kernel.text import squeeze


@dataclass(frozen=True, slots=True)
class CodeList:
    """`names`: code → its one name; `words`: every word for a code, the code itself among them → code."""

    names: Mapping[str, str]
    words: Mapping[str, str]
    kinds: Mapping[str, str]


def _folder() -> Path:
    # Also without Django: the command that links tables standardises their cells by the same lists.
    shipped = Path(str(resources.files("jiayuan") / "seeds" / "ledger_codes"))
    return shipped if shipped.exists() else Path(__file__).parents[4] / "seeds" / "ledger_codes"


@lru_cache(maxsize=16)
def codelist(name: str) -> CodeList:
    """The list of that name. Raises ValueError when a word stands for two codes."""
    with (_folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words: dict[str, str] = {}
    for row in rows:
        for word in (row["name"], *row["synonyms"].split(), row["code"]):
            if words.setdefault(squeeze(word).lower(), row["code"]) != row["code"]:
                raise ValueError(f"{name}: one word for two codes")
    names = {row["code"]: row["name"] for row in rows}
    return CodeList(names, words, {row["code"]: row.get("kind", "") for row in rows})
