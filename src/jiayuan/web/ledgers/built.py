"""What was built on a file, in words and links: shown before it is undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.ledgers.api import Use

# Each kind of matter: its word, and the page of one. Who may not open it is told so there.
KINDS: Mapping[str, tuple[Promise, str]] = {
    "benefit": (_("待遇"), "benefits:matter"),
    "case": (_("诉求"), "cases:case"),
}
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Built:
    """Matters of one kind: how many, and links to the first twenty."""

    word: Promise | str
    n: int
    links: tuple[tuple[str, str], ...]


def built_on(uses: Sequence[Use]) -> list[Built]:
    """The uses by kind, in the order in which they were found; a kind nobody knows keeps its code and has no link."""
    found = []
    for kind in dict.fromkeys(use.kind for use in uses):
        refs = [use.ref for use in uses if use.kind == kind]
        word, page = KINDS.get(kind, (kind, ""))
        links = tuple((ref, reverse(page, args=[ref])) for ref in refs[:SHOWN]) if page else ()
        found.append(Built(word, len(refs), links))
    return found
