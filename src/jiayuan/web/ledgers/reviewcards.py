"""A question as the review page shows it: pairs with marks, evidence as bars, the filters it was reached by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from jiayuan.ledgers.api import ReviewCard, ReviewView, ReviewWanted
from jiayuan.web.ledgers.marks import marked

# Bits beyond this fill the bar: one in a million by chance, and nobody needs to see more.
FULL = 20.0
HALF = 50.0


def bars(weights: Sequence[tuple[str, str, float]]) -> list[dict[str, Any]]:
    """Each weight with the place of its bar on a scale of 100: to the right what speaks for, to the left against."""
    drawn = []
    for label, words, bits in weights:
        width = round(min(abs(bits), FULL) / FULL * HALF, 1)
        drawn.append({
            "label": label, "words": words, "bits": f"{bits:+.1f}", "width": width,
            "x": HALF if bits > 0 else round(HALF - width, 1), "speaks_for": bits > 0,
        })  # fmt: skip
    return drawn


def _pair(view: ReviewView, card: ReviewCard) -> dict[str, Any]:
    return marked(view.row, card) | {"bars": bars(card.weights)}


def pairs(view: ReviewView) -> list[dict[str, Any]]:
    return [_pair(view, card) for card in view.candidates]


def wanted(request: HttpRequest) -> ReviewWanted:
    """The filters in the address."""
    return ReviewWanted(**{name: request.GET.get(name, "")[:40] for name in ("kind", "community", "due")})


def query(chosen: ReviewWanted, **more: object) -> str:
    """An address's query with the filters kept."""
    return urlencode({**chosen.query(), **more})


def address(name: str, chosen: ReviewWanted, *args: object, **more: object) -> str:
    """The page of that name with the filters kept."""
    kept = query(chosen, **more)
    return reverse(f"ledgers:{name}", args=args) + (f"?{kept}" if kept else "")
