"""A wording in both languages of the pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One wording in both languages."""

    zh: str
    en: str
