"""The catalogue as DCAT documents."""

from __future__ import annotations

from typing import Any

from jiayuan.ledgers.catalogue.entries import entries
from jiayuan.ledgers.catalogue.rules.dcat import Triple, triples
from jiayuan.ledgers.catalogue.rules.writing import json_ld, turtle

TITLE, PUBLISHER = "家园数据目录", "街道大数据中心"


def _triples(base: str) -> list[Triple]:
    return triples(base, TITLE, PUBLISHER, entries())


def catalogue_json(base: str) -> dict[str, Any]:
    """JSON-LD; `base` is the installation's address, closed by a slash."""
    return json_ld(_triples(base))


def catalogue_turtle(base: str) -> str:
    return turtle(_triples(base))
