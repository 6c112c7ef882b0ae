"""Whose word counts for an attribute between offices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

Verdict = Literal["apply", "same", "review"]

# Residence, household and contact are the community's; places and things the street's; a department has what it
# certifies, which its own entry in the register of peers names.
AUTHORITY: Mapping[str, frozenset[str]] = {
    "community": frozenset({"residence.actual", "residence.registered", "community", "household", "phone"}),
    "street": frozenset({"org.place", "thing.name", "thing.kind", "thing.code16", "thing.place", "thing.lon",
                         "thing.lat", "thing.keeper"}),
    "department": frozenset(),
}  # fmt: skip


def may_certify(attr: str) -> bool:
    """Whether a department may be given the authority for an attribute: not for what is a community's or street's."""
    return attr not in AUTHORITY["community"] | AUTHORITY["street"]


def has_authority(kind: str, certifies: Collection[str], attr: str) -> bool:
    return attr in AUTHORITY[kind] or (kind == "department" and attr in certifies and may_certify(attr))


def verdict(kind: str, certifies: Collection[str], attr: str, held: str | None, offered: str) -> Verdict:
    """What to do with a value a peer says; `held` None means we know nothing.

    Without authority even an empty place is not filled: the office that has it may have emptied it.
    """
    if held == offered:
        return "same"
    return "apply" if has_authority(kind, certifies, attr) else "review"
