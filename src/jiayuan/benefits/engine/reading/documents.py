"""The official documents, `docs.yaml`, and how benefits stand to each other, `conflicts.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from jiayuan.benefits.engine.book import Doc, Pair, PairKind
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


KINDS: Mapping[str, PairKind] = {
    "choose": "choose", "higher": "higher", "bar": "bar", "topup": "topup", "stack": "stack",
}  # fmt: skip


def _pair(entry: Entry) -> Pair:
    kind = KINDS[entry.allow("kind", "a", "b", "doc", "cite").choice("kind", tuple(KINDS))]
    if entry.text("a") == entry.text("b"):
        raise BookError(entry.where, "a 与 b 是同一项")
    return Pair(kind, entry.text("a"), entry.text("b"), entry.text("cite"), entry.text("doc"))


def _check_once(items: Sequence[Entry], pairs: Sequence[Pair]) -> None:
    """Two benefits stand to each other in one way: said twice, the one could take back the other."""
    seen: set[frozenset[str]] = set()
    for item, pair in zip(items, pairs, strict=True):
        if frozenset((pair.a, pair.b)) in seen:
            raise BookError(item.where, "这两项的关系写了两次")
        seen.add(frozenset((pair.a, pair.b)))


def pairs_of(entry: Entry, policies: Set[str], facts: Set[str], docs: Set[str]) -> tuple[Pair, ...]:
    """The pairs; a side or a document that the book does not know is refused."""
    items = entry.allow("pairs").many("pairs")
    pairs = tuple(_pair(item) for item in items)
    for item, pair in zip(items, pairs, strict=True):
        # `higher` stands against a holding drawn elsewhere, which is a fact and no policy of ours; what is made up may
        # be either.
        others = facts if pair.kind == "higher" else policies | facts if pair.kind == "topup" else policies
        for side, known in ((pair.a, policies), (pair.b, others)):
            if side not in known:
                raise BookError(item.where, f"没有这项政策或事实: {side}")
        if pair.doc not in docs:
            raise BookError(item.where, f"docs.yaml 里没有 {pair.doc}")
    _check_once(items, pairs)
    return pairs
