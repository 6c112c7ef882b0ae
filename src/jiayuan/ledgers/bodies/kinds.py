"""What a family of ledgers is about: people, unless it says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of entity, and the attributes under which a ledger states its name, code, kind and place."""

    entity: str
    name: str
    code: str
    kind: str
    place: str

    @property
    def line(self) -> tuple[str, str, str, str]:
        """The attributes by which one is told from another."""
        return self.name, self.code, self.kind, self.place


BODY_KINDS: Mapping[str, BodyKind] = {
    "organisations": BodyKind("organisation", "org.name", "org.uscc", "org.kind", "org.place"),
    # Lists of addresses: their rooms are made where they fit, and nothing is said of anybody.
    "dwellings": BodyKind("place", "", "", "", "residence.actual"),
    "facilities": BodyKind("thing", "thing.name", "thing.code16", "thing.kind", "thing.place"),
}


def entity_kind(family: str) -> str:
    """The kind of entity a line of the family's ledgers makes when nobody of the base is meant."""
    body = BODY_KINDS.get(family)
    return body.entity if body else "person"


def home_attr(family: str) -> str:
    """The attribute that says where a new entity stands about whose place nothing is written."""
    body = BODY_KINDS.get(family)
    return body.place if body else "community"
