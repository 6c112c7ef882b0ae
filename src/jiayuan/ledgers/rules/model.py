"""The versioned weights of the match, one JSON document for bulk and live."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jiayuan.ledgers.rules.frequency import NameFrequency
from jiayuan.ledgers.rules.guards import STRANGER

HOME = frozenset({"room", "house", "building", "compound"})
# Brothers and sisters share a character as often as a clerk writes one wrongly.
KIN = STRANGER | {"one_char"}


def evidence(levels: Mapping[str, str]) -> dict[str, str]:
    """The levels that speak for themselves; what only repeats another becomes `none`.

    A compound lies in its community, so an agreeing address has said the community already. Under the name of a
    stranger, brother or sister, telephone, door and community are the household's and count once; beside an equal
    birth date they do not count, twins share both.
    """
    told = dict(levels)
    near, kin = levels.get("place") in HOME, levels.get("name") in KIN
    shared = kin and levels.get("phone") in ("exact", "shared")
    # Twins bear one family name; who bears another and was born that day is no twin.
    twins = kin and levels.get("birth") == "day" and levels.get("name") != "else"
    if near and (shared or twins):
        told["place"] = "none"
    if shared and twins:
        told["phone"] = "none"
    if (near or shared) and levels.get("community") == "same":
        told["community"] = "none"
    return told


@dataclass(frozen=True, slots=True)
class Model:
    """`weights` are log2 likelihood ratios per attribute and level; levels not named weigh 0 (nothing known)."""

    version: int
    prior_bits: float
    weights: Mapping[str, Mapping[str, float]]
    t1: float = 8.0
    t2: float = 2.0
    margin: float = 3.0
    names: NameFrequency = field(default_factory=NameFrequency)

    def score(self, levels: Mapping[str, str], name: str = "") -> float:
        """log2 posterior odds that the row is about this person rather than about nobody who was met.

        `name` is the row's: where given, its rareness counts.
        """
        told = evidence(levels).items()
        bits = self.prior_bits + sum(self.weights.get(attr, {}).get(level, 0.0) for attr, level in told)
        return bits + (self.names.bits(name) if name and levels.get("name") == "exact" else 0.0)

    def body(self) -> dict[str, Any]:
        """The parts as they are stored; `from_json` reads them back."""
        return {"version": self.version, "prior_bits": self.prior_bits, "weights": self.weights, "t1": self.t1,
                "t2": self.t2, "margin": self.margin, "names": self.names.to_json()}  # fmt: skip

    def to_json(self) -> str:
        return json.dumps(self.body(), ensure_ascii=False, sort_keys=True)


def from_json(body: Mapping[str, Any]) -> Model:
    """Raises KeyError when a part is missing."""
    return Model(
        int(body["version"]), float(body["prior_bits"]), body["weights"], float(body["t1"]), float(body["t2"]),
        float(body["margin"]), NameFrequency(**body.get("names", {})),
    )  # fmt: skip
