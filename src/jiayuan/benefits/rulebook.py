"""The pure half of the door: rule books and the engine, without Django and without a database.

`jiayuan evaluate` and `jiayuan rulebook` enter here and start in an instant; everything about people goes through
`api`. An import contract holds that nothing below reaches Django.
"""

from __future__ import annotations

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.answer import answer
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.bulk import BulkLine, in_bulk, write_rows
from jiayuan.benefits.engine.evaluate import Evaluation, Explained, evaluate_facts
from jiayuan.benefits.engine.faults import BookError, Finding
from jiayuan.benefits.engine.flat import flat_tables
from jiayuan.benefits.engine.parity import Difference, parity
from jiayuan.benefits.engine.quotes import check_quotes, texts_folder
from jiayuan.benefits.engine.worked import check_cases

__all__ = [
    "BookError",
    "BulkLine",
    "Difference",
    "Evaluation",
    "Explained",
    "Finding",
    "Policy",
    "RuleBook",
    "answer",
    "check_cases",
    "check_quotes",
    "evaluate_facts",
    "flat_tables",
    "in_bulk",
    "load_book",
    "parity",
    "texts_folder",
    "write_rows",
]
