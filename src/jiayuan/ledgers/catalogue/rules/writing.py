"""Triples as Turtle and as JSON-LD."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from jiayuan.ledgers.catalogue.rules.dcat import PREFIXES, Iri, Node, Text, Triple


def _prefixed(name: str) -> bool:
    prefix, colon, rest = name.partition(":")
    return bool(colon) and prefix in PREFIXES and not rest.startswith("//")


def _iri(node: Iri) -> str:
    return node.value if _prefixed(node.value) else f"<{node.value}>"


def _turtle(node: Node) -> str:
    if isinstance(node, Iri):
        return _iri(node)
    # JSON's escapes are a subset of Turtle's.
    text = json.dumps(node.value, ensure_ascii=False)
    if node.language:
        return f"{text}@{node.language}"
    return f"{text}^^{node.datatype}" if node.datatype else text


def _grouped(triples: Sequence[Triple]) -> dict[Iri, dict[str, list[Node]]]:
    subjects: dict[Iri, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        subjects[subject][predicate].append(value)
    return subjects


def turtle(triples: Sequence[Triple]) -> str:
    """The Turtle document, one block per subject."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for subject, said in _grouped(triples).items():
        parts = [f"  {predicate} {', '.join(map(_turtle, values))}" for predicate, values in said.items()]
        lines += ["", f"{_iri(subject)}", " ;\n".join(parts) + " ."]
    return "\n".join(lines) + "\n"


def _json(node: Node) -> Any:
    if isinstance(node, Iri):
        return {"@id": node.value}
    if isinstance(node, Text) and node.language:
        return {"@value": node.value, "@language": node.language}
    return {"@value": node.value, "@type": node.datatype} if node.datatype else node.value


def json_ld(triples: Sequence[Triple]) -> dict[str, Any]:
    """The JSON-LD document: a context of the prefixes and a flat graph."""
    graph = []
    for subject, said in _grouped(triples).items():
        kinds = [value.value for value in said.get("rdf:type", [])]
        body = {predicate: list(map(_json, values)) for predicate, values in said.items() if predicate != "rdf:type"}
        graph.append({"@id": subject.value, "@type": kinds, **body})
    return {"@context": dict(PREFIXES), "@graph": graph}
