"""DCAT 3: the catalogue as triples, from which both JSON-LD and Turtle are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jiayuan.ledgers.catalogue.rules.entries import FREQUENCIES, RULES, Entry, ServiceEntry, national

PREFIXES: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "freq": "http://publications.europa.eu/resource/authority/frequency/",
    "jy": "https://jiayuan.example/ns#",
}


@dataclass(frozen=True, slots=True)
class Iri:
    """A node: an absolute address, or a name with a prefix of `PREFIXES`."""

    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """A literal with a language or a datatype (a prefixed name), or with neither."""

    value: str
    language: str = ""
    datatype: str = ""


Node = Iri | Text
Triple = tuple[Iri, str, Node]


def zh(text: str) -> Text:
    return Text(text, language="zh")


def day(text: str) -> Text:
    return Text(text, datatype="xsd:date")


def _service(base: str, dataset: Iri, one: ServiceEntry) -> Iterator[Triple]:
    node, at = Iri(f"{base}data/#service-{one.code}"), Iri(f"{base}api/v1/services/{one.code}")
    spread = Iri(f"{base}data/#distribution-{one.code}")
    yield Iri(f"{base}data/"), "dcat:service", node
    yield from (
        (node, "rdf:type", Iri("dcat:DataService")), (node, "dct:title", zh(one.title)),
        (node, "dct:identifier", Text(f"{one.code}/{one.version}")), (node, "dcat:endpointURL", at),
        (node, "dcat:endpointDescription", at), (node, "dcat:servesDataset", dataset),
        (node, "dcat:version", Text(str(one.version))), (node, "dct:publisher", _office(base, one.owner)),
        (node, "dct:issued", day(one.valid_from.isoformat())),
        (node, "jy:callsPerMinute", Text(str(one.rate), datatype="xsd:integer")),
        (node, "jy:rowsPerDay", Text(str(one.daily_rows), datatype="xsd:integer")),
        (dataset, "dcat:distribution", spread), (spread, "rdf:type", Iri("dcat:Distribution")),
        (spread, "dct:title", zh(one.title)), (spread, "dcat:accessService", node), (spread, "dcat:accessURL", at),
        (spread, "dcat:mediaType", Iri("https://www.iana.org/assignments/media-types/application/json")),
    )  # fmt: skip


def _office(base: str, name: str) -> Iri:
    # Hex of the name: an address without escapes that is the same on every machine.
    return Iri(f"{base}data/#office-{name.encode().hex()}")


def _dataset(base: str, entry: Entry) -> Iterator[Triple]:
    node = Iri(f"{base}data/#{entry.code}")
    yield Iri(f"{base}data/"), "dcat:dataset", node
    yield from (
        (node, "rdf:type", Iri("dcat:Dataset")), (node, "dct:title", zh(entry.title)),
        (node, "dct:description", zh(entry.summary or entry.title)), (node, "dct:identifier", Text(entry.code)),
        (node, "dcat:version", Text(str(entry.version))), (node, "dct:issued", day(entry.issued.isoformat())),
        (node, "dct:publisher", _office(base, entry.owner)), (node, "dct:accessRights", zh(entry.share)),
        (node, "dct:conformsTo", zh(RULES)),
    )  # fmt: skip
    if entry.cycle in FREQUENCIES:
        yield node, "dct:accrualPeriodicity", Iri(f"freq:{FREQUENCIES[entry.cycle]}")
    if entry.theme:
        yield node, "dcat:keyword", zh(entry.theme)
    for name, value in national(entry).items():
        if value:
            yield node, "jy:directoryItem", zh(f"{name}：{value}")
    for one in entry.services:
        yield from _service(base, node, one)


def triples(base: str, title: str, publisher: str, entries: Sequence[Entry]) -> list[Triple]:
    """The whole catalogue; `base` is the installation's address, closed by a slash."""
    catalogue = Iri(f"{base}data/")
    offices = {publisher, *(entry.owner for entry in entries), *(s.owner for e in entries for s in e.services)}
    return [
        (catalogue, "rdf:type", Iri("dcat:Catalog")),
        (catalogue, "dct:title", zh(title)),
        (catalogue, "dct:publisher", _office(base, publisher)),
        (catalogue, "dct:conformsTo", Iri("https://www.w3.org/TR/vocab-dcat-3/")),
        *(triple for entry in entries for triple in _dataset(base, entry)),
        *(triple for name in sorted(offices) for triple in _agent(_office(base, name), name)),
    ]


def _agent(node: Iri, name: str) -> Iterator[Triple]:
    yield node, "rdf:type", Iri("foaf:Agent")
    yield node, "foaf:name", zh(name)
