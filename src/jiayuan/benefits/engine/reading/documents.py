"""The official documents, `docs.yaml`, and the pairs of which a person may draw one, `conflicts.yaml`."""

from __future__ import annotations

from jiayuan.benefits.engine.book import Doc, Pair
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.entry import Entry


def _doc(key: str, entry: Entry) -> Doc:
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
    return {key: _doc(key, item) for key, item in entry.under("docs").groups()}


def _pair(entry: Entry) -> Pair:
    kind = entry.text("kind")
    if kind not in ("choose", "higher"):
        raise BookError(entry.where, "kind 应为 choose 或 higher")
    return Pair(
        "choose" if kind == "choose" else "higher",
        entry.text("a"),
        entry.text("b"),
        entry.text("cite"),
        entry.text("doc"),
    )


def pairs_of(entry: Entry, policies: frozenset[str]) -> tuple[Pair, ...]:
    """The pairs; a side that should be a policy of the book and is not is refused."""
    pairs = tuple(_pair(item) for item in entry.many("pairs"))
    for pair in pairs:
        # `higher` stands against a holding drawn elsewhere, which is a fact and no policy of ours.
        for side in (pair.a, pair.b) if pair.kind == "choose" else (pair.a,):
            if side not in policies:
                raise BookError(entry.where, f"没有这项政策: {side}")
    return pairs
