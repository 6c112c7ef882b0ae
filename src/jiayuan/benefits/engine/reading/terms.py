"""Expressions of a document: what they may name, and its terms, which live inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jiayuan.benefits.engine.book import Doc
from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.figures import Param
from jiayuan.benefits.engine.language.absence import check_absence
from jiayuan.benefits.engine.language.literals import MAJOR
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import FactRef, Node, ParamRef
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.language.resolve import resolve
from jiayuan.benefits.engine.reading.entry import Entry


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What expressions may name: shared by all policies, except the terms, which belong to a document."""

    facts: Mapping[str, FactDef]
    params: Mapping[str, Param]
    docs: Mapping[str, Doc]
    terms: Mapping[str, Entry]
    lists: Mapping[str, str] = field(default_factory=dict)
    major: int = MAJOR


def names_of(catalogue: Catalogue, doc: str, own: Entry) -> Names:
    """The names of a document and of the policy file that has `own` terms beside them."""
    facts = {code: FactRef(code, fact.kind, fact.may_be_absent, fact.of) for code, fact in catalogue.facts.items()}
    options = {code: fact.options for code, fact in catalogue.facts.items()}
    params = {name: ParamRef(name, param.kind) for name, param in catalogue.params.items()}
    terms: dict[str, Node] = {}
    names = Names(facts, options, params, terms, major=catalogue.major)
    # Who belongs to a list is itself asked of each entry, so it is read before there are lists.
    lists = {name: tree_of(source, names, f"book.yaml:lists:{name}") for name, source in catalogue.lists.items()}
    names = replace(names, lists=lists)
    # A term sees only those written above it, so a ring of terms cannot be written.
    for entry in (catalogue.terms[doc], own):
        for name, term in entry.groups():
            _check_free(name, names, term.allow("when", "cite"))
            terms[name] = tree_of(term.text("when"), names, f"{doc}:{name}")
    return names


def _check_free(name: str, names: Names, term: Entry) -> None:
    """A term that hides a fact, a figure or another term would change every rule that names it, unseen."""
    if any(name in taken for taken in (names.facts, names.params, names.terms)):
        raise BookError(term.where, "与事实、参数或其他术语重名")


def tree_of(source: str, names: Names, where: str) -> Node:
    """An expression, parsed, typed and checked for `not` over what may be absent."""
    try:
        tree = resolve(parse(source, names.major), names)
        check_absence(tree)
    except BookError as wrong:
        raise BookError(where, f"{source} → {wrong.where}: {wrong.what}") from wrong
    return tree
