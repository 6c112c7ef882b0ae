"""Sources that do not answer: an operator names them, and what comes from them decides nothing until they are back."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.conf import settings

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import UNKNOWN, Fact

log = logging.getLogger(__name__)
DOWN = "down"


def down_codes(book: RuleBook) -> frozenset[str]:
    """Facts of the sources that are down, by the catalogue's source names."""
    return frozenset(code for code, fact in book.facts.items() if fact.source in settings.SOURCES_DOWN)


def without_down(facts: Mapping[str, Fact], down: frozenset[str]) -> dict[str, Fact]:
    """A last copy of a source that is down may be wrong today: unknown, with the reason."""
    touched = sorted(down & facts.keys())
    if touched:
        log.warning("source down, facts left open: %s", ", ".join(touched))
    return {
        code: Fact(UNKNOWN, None, fact.as_of, "", DOWN) if code in down else fact
        for code, fact in facts.items()
    }  # fmt: skip
