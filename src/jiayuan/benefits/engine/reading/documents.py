"""The official documents, `docs.yaml`, and the pairs of which a person may draw one, `conflicts.yaml`."""

from __future__ import annotations

from collections.abc import Set

from jiayuan.benefits.engine.book import Doc, Pair
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.entry import Entry


def _doc(key: str, entry: Entry) -> Doc:
    entry.allow("number", "title", "file", "url", "in_force", "status", "terms")
    return Doc(
        key=key,
        number=entry.text("number"),
        title=entry.text("title"),
        file=entry.text("file"),
        url=entry.text("url", ""),
        in_force=entry.day("in_force"),
        status=entry.text("status", ""),
    )


def docs_of(entry: Entry) -> dict[str, Doc]:
    return {key: _doc(key, item) for key, item in entry.allow("docs").under("docs").groups()}


def _pair(entry: Entry) -> Pair:
    kind = entry.allow("kind", "a", "b", "doc", "cite").choice("kind", ("choose", "higher"))
    if entry.text("a") == entry.text("b"):
        raise BookError(entry.where, "a 与 b 是同一项")
    return Pair(
        "choose" if kind == "choose" else "higher",
        entry.text("a"),
        entry.text("b"),
        entry.text("cite"),
        entry.text("doc"),
    )


def pairs_of(entry: Entry, policies: Set[str], facts: Set[str], docs: Set[str]) -> tuple[Pair, ...]:
    """The pairs; a side or a document that the book does not know is refused."""
    items = entry.allow("pairs").many("pairs")
    pairs = tuple(_pair(item) for item in items)
    for item, pair in zip(items, pairs, strict=True):
        # `higher` stands against a holding drawn elsewhere, which is a fact and no policy of ours.
        others = policies if pair.kind == "choose" else facts
        for side, known in ((pair.a, policies), (pair.b, others)):
            if side not in known:
                raise BookError(item.where, f"没有这项政策或事实: {side}")
        if pair.doc not in docs:
            raise BookError(item.where, f"docs.yaml 里没有 {pair.doc}")
    return pairs
