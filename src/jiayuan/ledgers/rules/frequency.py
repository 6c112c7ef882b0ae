"""How common a name is: agreeing on a rare one says more (Winkler 2000, frequency-based matching)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2
from typing import Any

# A double surname would need a table of its own; the first character tells nearly as much.
HAN = ("\u3400", "\u9fff")
# Bits that rareness may add to or take from the average weight of an equal name.
MOST, LEAST = 6.0, -8.0


def parts(name: str) -> tuple[str, str]:
    """Family and given name: the first character and the rest in ideographs, else the last and the first word."""
    if name and (HAN[0] <= name[0] <= HAN[1] or ord(name[0]) >= 0x20000):
        return name[0], name[1:]
    words = name.split()
    return (words[-1], words[0]) if words else ("", "")


def _commonest(shares: Mapping[str, float], rare: float, most: int) -> tuple[dict[str, float], float]:
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    kept, rest = ordered[:most], [share for _, share in ordered[most:]]
    return dict(kept), round(sum(rest) / len(rest), 10) if rest else rare


@dataclass(frozen=True, slots=True)
class NameFrequency:
    """Shares (0–1) of family and given names in the base; names not listed have the share `rare_…` each.

    `average` is log2(1/share) of an average pair that agrees: the weight of an equal name already holds that much.
    """

    family: Mapping[str, float] = field(default_factory=dict)
    given: Mapping[str, float] = field(default_factory=dict)
    rare_family: float = 0.0
    rare_given: float = 0.0
    average: float = 0.0

    def share(self, name: str) -> float:
        """Share of the base that bears the name, taking family and given name for independent."""
        family, given = parts(name)
        return self.family.get(family, self.rare_family) * self.given.get(given, self.rare_given)

    def bits(self, name: str) -> float:
        """What an equal name of this rareness says beyond an average one; 0 where no shares are known."""
        share = self.share(name)
        return round(min(MOST, max(LEAST, -log2(share) - self.average)), 3) if share > 0 else 0.0

    def trimmed(self, most: int) -> NameFrequency:
        """The `most` commonest of both parts; each of the others gets their average share."""
        family, rare_family = _commonest(self.family, self.rare_family, most)
        given, rare_given = _commonest(self.given, self.rare_given, most)
        return NameFrequency(family, given, rare_family, rare_given, self.average)

    def to_json(self) -> dict[str, Any]:
        return {"family": self.family, "given": self.given, "rare_family": self.rare_family,
                "rare_given": self.rare_given, "average": self.average}  # fmt: skip
