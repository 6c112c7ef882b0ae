"""Every quote must stand word for word in its text, and hold the row's figure."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import Finding
from jiayuan.benefits.engine.language.nodes import Lit
from jiayuan.benefits.engine.language.walk import walk
from jiayuan.benefits.engine.policy import Policy, Row

# The texts are cited, not shipped: whoever checks brings them.
TEXTS = "JIAYUAN_POLICY_TEXTS"


def texts_folder(book: RuleBook) -> Path | None:
    """Where the official texts lie: the folder named by JIAYUAN_POLICY_TEXTS, else `texts/` beside the book."""
    named = os.environ.get(TEXTS)
    folder = Path(named) if named else Path(book.folder) / "texts"
    return folder if folder.is_dir() else None


def plain(text: str) -> str:
    """Without spaces, full and half width made one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def yuan(fen: int) -> str:
    """`600元`, `12.5元`: without the zeros a text would not write."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "元"


def _holds(quote: str, figure: str) -> bool:
    # Round sums stand in ten thousands: 16万元, 0.6万元.
    wan = Decimal(figure.removesuffix("元")) / 10_000
    spellings = [figure, f"{wan.normalize():f}万元"]
    # The figure must not be the tail of a longer number: neither 1100 nor 0.100 nor 1,100 is 100.
    either = "|".join(map(re.escape, spellings))
    return re.search(rf"(?<!\d)(?<!\d[.,])(?:{either})", plain(quote)) is not None


def _in_table(quotes: tuple[str, ...], figure: str) -> bool:
    """A cell of a table quoted line by line, under a heading, quoted too, that gives the unit."""
    if not any("单位:元" in plain(quote) for quote in quotes):
        return False
    return any(plain(line) == figure.removesuffix("元") for quote in quotes for line in quote.splitlines())


def _figures(row: Row) -> Iterator[str]:
    """Money literals of the pay expression in yuan, as the text writes them; nothing is no figure of the law."""
    for part in walk(row.pay) if row.pay is not None else ():
        if isinstance(part, Lit) and part.kind == "money" and isinstance(part.value, int) and part.value:
            yield yuan(part.value)


def _row(policy: Policy, row: Row, text: str | None) -> Iterator[Finding]:
    where = f"{policy.id}:{row.id}"
    for figure in _figures(row):
        if not any(_holds(quote, figure) for quote in row.quotes) and not _in_table(row.quotes, figure):
            yield Finding(where, f"引文里没有金额 {figure}")
    # An empty quote stands in every text.
    if not all(map(plain, row.quotes)) or (row.pay is not None and not row.quotes):
        yield Finding(where, "缺少引文")
    for quote in row.quotes if text is not None else ():
        if plain(quote) not in plain(text or ""):
            yield Finding(where, "引文与文件原文不符")


def check_quotes(book: RuleBook, folder: Path | None) -> list[Finding]:
    """Findings over all rows; without texts the wording is not checked and a finding that is not grave says so."""
    found: list[Finding] = []
    if folder is None:
        found.append(Finding("texts", "没有文件原文，引文未逐字核对", grave=False))
    for policy in book.policies.values():
        path = folder / book.docs[policy.doc].file if folder else None
        text = path.read_text(encoding="utf-8") if path and path.is_file() else None
        if folder and text is None:
            found.append(Finding(policy.id, "找不到文件原文"))
        for row in policy.rows:
            found.extend(_row(policy, row, text))
    return found
