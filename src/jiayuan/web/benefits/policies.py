"""What a page says of a policy: the papers it spares, the pair it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.benefits.api import limit_of, load_book, policy_of
from jiayuan.web.benefits.wording import localised


@dataclass(frozen=True, slots=True)
class Saved:
    """What the old way asked for and what is asked now; `days` is what the document allows the office."""

    papers: list[str]
    answers: int
    days: int = 0


def saved(policy: str, answers: int) -> Saved:
    """The papers nobody has to bring any more."""
    rules = policy_of(policy)
    names = [localised(paper.was.zh, paper.was.en) for paper in rules.papers]
    return Saved(names, answers, limit_of(rules))


def pair_of(policy: str) -> list[tuple[str, str]]:
    """The benefits a person must choose between: (id, name), this one first; empty if there is no pair."""
    book = load_book()
    others = [
        pair.b if pair.a == policy else pair.a
        for pair in book.pairs
        if pair.kind == "choose" and policy in (pair.a, pair.b)
    ]
    names = [policy, *others] if others else []
    return [(name, localised(book.policies[name].name.zh, book.policies[name].name.en)) for name in names]
