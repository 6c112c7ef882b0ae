"""The clauses a policy cites, with their surroundings where a copy of the text is at hand."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.benefits.rulebook import Policy, RuleBook, texts_folder

# Characters of the text shown before and after a quote.
AROUND = 160


@dataclass(frozen=True, slots=True)
class Clause:
    """A quote: `before` and `after` are empty where the text is not at hand."""

    row: str
    cite: str
    quote: str
    before: str
    after: str


def _text(policy: Policy, book: RuleBook) -> str:
    folder = texts_folder(book)
    path = folder / book.docs[policy.doc].file if folder else None
    return path.read_text(encoding="utf-8") if path is not None and path.is_file() else ""


def clauses(policy: Policy, book: RuleBook) -> list[Clause]:
    """Each row's quotes; the texts themselves are cited and not part of the book."""
    text, found = _text(policy, book), []
    for row in policy.rows:
        for quote in row.quotes:
            at = text.find(quote)
            around = (text[max(0, at - AROUND) : at], text[at + len(quote) :][:AROUND]) if at >= 0 else ("", "")
            found.append(Clause(row.id, row.cite, quote, *around))
    return found
