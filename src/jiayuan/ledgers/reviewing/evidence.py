"""Why a pair is shown, as weights: what speaks for it and what against, in words and bits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.reasons import LEVEL_WORDS
from jiayuan.registry import api as registry

ATTRS = {"id": "id_number", "place": "residence.actual"}
# Less than half a bit moves nobody.
LEAST = 0.5


def _words(attr: str, level: str) -> str:
    known = LEVEL_WORDS.get((attr, level))
    if known:
        return gettext(known)
    label = gettext(registry.attr(ATTRS.get(attr, attr)).label)
    if level == "same":
        return gettext("{label}相同").format(label=label)
    return (gettext("{label}不同") if level == "else" else gettext("{label}部分相同")).format(label=label)


def weights_of(evidence: Mapping[str, Any], model: Model) -> Sequence[tuple[str, str, float]]:
    """(attribute, words, bits) of one candidate's levels; positive speaks for the same person."""
    told = []
    for attr, level in evidence.get("levels", {}).items():
        bits = model.weights.get(attr, {}).get(level, 0.0)
        if abs(bits) >= LEAST:
            label = gettext(registry.attr(ATTRS.get(attr, attr)).label)
            told.append((label, _words(attr, level), round(bits, 1)))
    return sorted(told, key=lambda one: -abs(one[2]))
