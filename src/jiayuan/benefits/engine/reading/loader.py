"""A folder of YAML as one frozen, checked, hashed rule book; a book that does not check does not load."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.catalogue import facts_of
from jiayuan.benefits.engine.reading.dated import params_of
from jiayuan.benefits.engine.reading.documents import docs_of, pairs_of
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.benefits.engine.reading.files import digest, read
from jiayuan.benefits.engine.reading.overrides import overridden, override_file
from jiayuan.benefits.engine.reading.policies import policies_of
from jiayuan.benefits.engine.reading.terms import Catalogue

HEAD = ("jurisdiction", "name", "currency", "minor_digits", "calendar", "texts_status", "lists")
# Without a word of the book the persons of a unit live together, and its children are those under 18.
LISTS: Mapping[str, str] = {"children": "age < 18"}


def _lists(head: Entry) -> dict[str, str]:
    """Who of a unit's persons belongs to `members` and `children`, as conditions."""
    entry = head.under("lists").allow("members", "children")
    return {**LISTS, **{name: entry.text(name) for name in entry.data}}


def _minor_digits(head: Entry) -> int:
    digits = head.number("minor_digits", 2)
    if digits not in range(4):
        raise BookError(head.where, "minor_digits 应为 0 到 3")
    return digits


def catalogue(folder: Path) -> Catalogue:
    """What the expressions of a folder's policies may name; raises BookError like `load`."""
    head = read(folder / "book.yaml").allow(*HEAD)
    documents = read(folder / "docs.yaml")
    docs = docs_of(documents)
    terms = {key: item.under("terms") for key, item in documents.under("docs").groups()}
    major = 10 ** _minor_digits(head)
    params = params_of(read(folder / "params.yaml"), docs, major)
    return Catalogue(facts_of(read(folder / "facts.yaml")), params, docs, terms, _lists(head), major)


def load(folder: Path, district: str = "") -> RuleBook:
    """The book of a folder, with the figures a district has raised; raises BookError naming the first fault."""
    head = read(folder / "book.yaml").allow(*HEAD)
    known = overridden(catalogue(folder), folder, district) if district else catalogue(folder)
    # Sorted: the order of policies shows on pages and must not follow the file system's.
    files = [read(path) for path in sorted((folder / "policies").glob("*.yaml"))]
    policies = policies_of(files, known)
    pairs = pairs_of(read(folder / "conflicts.yaml"), policies.keys(), known.facts.keys(), known.docs.keys())
    return RuleBook(
        jurisdiction=head.text("jurisdiction"),
        name=head.words("name"),
        currency=head.text("currency"),
        minor_digits=_minor_digits(head),
        hash=digest(folder, *([override_file(district)] if district else [])),
        docs=known.docs,
        facts=known.facts,
        params=known.params,
        policies=policies,
        pairs=pairs,
        folder=str(folder),
    )
